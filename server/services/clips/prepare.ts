import { z } from 'zod'
import { clipState } from '../../contract/clip'
import { AppError } from '../../errors'
import { rawPath } from '../../inference/clip/folder'
import { alertOf } from '../locate'
import { verb } from '../verb'
import { clipFolder, isThere } from './folder'

/** Throws clip_not_found, clip_elsewhere. */
export const prepareClip = verb({
  name: 'clips.prepare',
  method: 'POST',
  path: '/api/alerts/{id}/clip/prepare',
  summary:
    'Has the clip of an alert made playable everywhere that lies there as its camera sent it, in HEVC; says what state it is in. Asked again it does no harm.',
  action: 'alert.read',
  // Of what is stored it changes only the form.
  readOnly: true,
  on: alertOf(),
  input: z.strictObject({ id: z.string() }),
  output: z.strictObject({ state: clipState }),
  run: async ({ prisma, clips, paths, serverName }, { input: { id } }) => {
    const alert = await prisma.alert.findUnique({ where: { id }, select: { clip: true } })
    const clip = alert?.clip
    if (!clip) throw new AppError('clip_not_found')
    if (clip.state !== 'coded') return { state: clip.state }
    if (!(await isThere(rawPath(clipFolder(paths.dataDir, clip.id))))) {
      throw new AppError(clip.server === serverName ? 'clip_not_found' : 'clip_elsewhere')
    }
    const taken = await prisma.clip.updateMany({
      where: { id: clip.id, state: 'coded' },
      // Whoever sees its files can do it: from now on this server looks after it.
      data: { state: 'preparing', error: null, server: serverName },
    })
    // Else somebody else was faster.
    if (taken.count > 0) clips.prepare({ ...clip, server: serverName })
    return { state: 'preparing' as const }
  },
})

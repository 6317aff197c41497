import { z } from 'zod'
import { alertDetail } from '../../contract/alert'
import { AppError } from '../../errors'
import { toAlertDetail, WITH_DETAIL } from '../alerts/view'
import { alertOf } from '../locate'
import { readRetention } from '../retention/settings'
import { verb } from '../verb'

/** Throws clip_not_found. */
export const pinClip = verb({
  name: 'clips.pin',
  method: 'PUT',
  path: '/api/alerts/{id}/clip/pin',
  summary: 'Has the clip of an alert kept, and the alert with it, whatever their age; or not any more.',
  action: 'alert.handle',
  on: alertOf(),
  input: z.strictObject({ id: z.string(), pinned: z.boolean() }),
  output: alertDetail,
  run: (_c, { who, input: { id, pinned }, change }) =>
    change(async (tx) => {
      const alert = await tx.alert.findUnique({ where: { id }, select: { clipId: true, clip: true } })
      if (!alert?.clip) throw new AppError('clip_not_found')
      const pinnedBy = pinned ? (alert.clip.pinnedBy ?? who.name) : null
      await tx.clip.update({ where: { id: alert.clip.id }, data: { pinnedBy } })
      const row = await tx.alert.findUniqueOrThrow({
        where: { id },
        include: WITH_DETAIL,
      })
      return {
        value: toAlertDetail(row, await readRetention(tx)),
        target: `alert:${id}`,
        before: { pinned: alert.clip.pinnedBy !== null },
        after: { pinned },
      }
    }),
})

import { type ExportInput, type ExportResult, exportInput, exportResult } from '../../contract/clip'
import { WORKSHOP_KEPT_MS } from '../../contract/workshop'
import { AppError } from '../../errors'
import { sizeOf } from '../../services/alerts/safe-file'
import { EXPORT, exportPath } from '../../services/clips/export-file'
import { findClipFolder } from '../../services/clips/find'
import { emptyJobFolder, removeJobFiles } from '../../services/workshop/folder'
import { requireSource } from '../../services/workshop/may-use'
import { requireResultRoom } from '../../services/workshop/room'
import { jobKind } from '../kind'

/** A copy of an alert's clip with boxes and names burned in, for those who have no Sightline. The clip stays as it is. */
export const exportClip = jobKind({
  name: EXPORT,
  action: 'job.own',
  input: exportInput,
  result: exportResult,
  attempts: 3,
  limitMs: 3_600_000,
  atOnce: 2,
  onDisk: true,
  async allow(c, who, { alertId }) {
    await requireSource(c, who, { kind: 'clip', id: alertId, atMs: 0 })
    await requireResultRoom(c, who)
  },
  resultUrl: ({ id }) => `/api/workshop/jobs/${id}/clip.mp4`,
  forget: ({ paths }, id) => removeJobFiles(paths.dataDir, id),
  async run(c, { id, input, signal, say }): Promise<ExportResult> {
    const { alertId, locale }: ExportInput = input
    const { dataDir } = c.paths
    const folder = await findClipFolder(c, alertId)
    const alert = await c.prisma.alert.findUnique({ where: { id: alertId }, include: { clip: true } })
    if (!alert?.clip) throw new AppError('clip_not_found')
    await emptyJobFolder(dataDir, id)
    const target = exportPath(dataDir, id)
    const about = { locale, title: alert.cameraName, startsAt: alert.clip.startsAt.getTime() }
    const made = await c.workshop.run('burn', { folder, target, ...about }, { signal, say })
    return { ...made, bytes: await sizeOf(target), expiresAt: c.clock.now() + WORKSHOP_KEPT_MS }
  },
})

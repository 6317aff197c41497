import { z } from 'zod'
import type { ExportInput } from '../../contract/clip'
import { jobView } from '../../contract/job'
import { AppError } from '../../errors'
import { toJobView } from '../../jobs/view'
import { addJob, queueLock } from '../jobs/add'
import { alertOf } from '../locate'
import { verb } from '../verb'
import { requireResultRoom } from '../workshop/room'
import { EXPORT } from './export-file'
import { findClipFolder } from './find'

/** Throws clip_not_found, clip_state, clip_elsewhere, disk_full, upload_quota, busy. */
export const startExport = verb({
  name: 'clips.export',
  method: 'POST',
  path: '/api/alerts/{id}/clip/export',
  summary: 'Has a copy of the clip of an alert made, with boxes and names burned in, as a job of the asker.',
  action: 'alert.read',
  on: alertOf(),
  input: z.strictObject({ id: z.string() }),
  output: jobView,
  async run(c, { who, input: { id }, locale, change }) {
    await findClipFolder(c, id)
    await requireResultRoom(c, who)
    const view = await change(
      async (tx) => {
        const alert = await tx.alert.findUnique({ where: { id }, select: { cameraName: true, frameIndex: true } })
        if (!alert) throw new AppError('alert_not_found')
        const input: ExportInput = { title: `${alert.cameraName} ${alert.frameIndex}`, alertId: id, locale }
        const row = await addJob(tx, who, { kind: EXPORT, input, disk: c.disk, now: c.clock.now() })
        return { value: toJobView(row), target: `alert:${id}`, after: { job: row.id } }
      },
      { lock: queueLock(who) },
    )
    c.events.emit('job:progress', view)
    c.jobs.poke()
    return view
  },
})

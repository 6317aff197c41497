import { z } from 'zod'
import { can } from '../../access/can'
import { exportInput } from '../../contract/clip'
import { AppError } from '../../errors'
import { requireId } from '../guard'
import { alertOf } from '../locate'
import { verb } from '../verb'
import { EXPORT, exportPath } from './export-file'
import { isThere } from './folder'

/** For who asked for it and for administrators, as long as they may see the alert. Throws job_not_found, alert_not_found, result_gone. */
export const exportedClip = verb({
  name: 'clips.exported',
  method: 'GET',
  path: '/api/workshop/jobs/{id}/clip.mp4',
  summary: 'The copy of a clip with boxes and names burned in that a job made. Takes ranges of bytes.',
  action: 'job.own',
  input: z.strictObject({ id: z.string() }),
  output: { file: 'video/mp4' },
  async run(c, { who, input: { id } }) {
    requireId(id, 'job_not_found')
    const job = await c.prisma.job.findUnique({ where: { id } })
    if (job?.kind !== EXPORT || !(job.owner === who.userId || can(who, 'job.read'))) throw new AppError('job_not_found')
    const camera = await alertOf().find(c, { id: exportInput.parse(job.input).alertId })
    if (!camera || !can(who, 'alert.read', camera)) throw new AppError('alert_not_found')
    const path = exportPath(c.paths.dataDir, id)
    if (job.state !== 'done' || !(await isThere(path))) throw new AppError('result_gone')
    return { path }
  },
})

import { z } from 'zod'
import { AppError } from '../../errors'
import { isId } from '../guard'
import { verb } from '../verb'
import { findReport } from './find'

/** Throws report_not_found, snapshot_not_found. */
export const reportPicture = verb({
  name: 'reports.picture',
  method: 'GET',
  path: '/api/reports/{id}/pictures/{alertId}',
  summary: 'The small picture of an alert that was kept with a report.',
  action: 'camera.read',
  on: 'visible',
  input: z.strictObject({ id: z.string(), alertId: z.string() }),
  output: 'image/jpeg',
  async run({ prisma }, { who, input: { id, alertId } }) {
    await findReport(prisma, who, id)
    const key = isId(alertId) ? { reportId_alertId: { reportId: id, alertId } } : null
    const row = key && (await prisma.reportPicture.findUnique({ where: key }))
    if (!row) throw new AppError('snapshot_not_found')
    return { bytes: row.jpeg }
  },
})

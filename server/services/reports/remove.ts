import { z } from 'zod'
import { verb } from '../verb'
import { findReport } from './find'

/** Throws report_not_found. */
export const removeReport = verb({
  name: 'reports.remove',
  method: 'DELETE',
  path: '/api/reports/{id}',
  summary: 'Deletes a report.',
  action: 'camera.read',
  on: 'visible',
  input: z.strictObject({ id: z.string() }),
  output: null,
  run: (_c, { who, input: { id }, change }) =>
    change(async (tx) => {
      const { title } = await findReport(tx, who, id)
      await tx.report.delete({ where: { id } })
      return { value: undefined, target: `report:${id}`, before: { title } }
    }),
})

import { z } from 'zod'
import { reportPatch, reportView } from '../../contract/report'
import { verb } from '../verb'
import { findReport } from './find'
import { requireSupported } from './supported'
import { toReportView } from './view'

/** Throws report_not_found, report_unsupported. */
export const updateReport = verb({
  name: 'reports.update',
  method: 'PATCH',
  path: '/api/reports/{id}',
  summary: 'Changes title or text. What a person writes is known as that; the rest must still rest on the facts.',
  action: 'camera.read',
  on: 'visible',
  input: reportPatch.extend({ id: z.string() }),
  output: reportView,
  run: (c, { who, input: { id, title, sentences }, change }) =>
    change(
      async (tx) => {
        const row = await findReport(tx, who, id)
        const before = await toReportView(tx, row)
        const kept = sentences && requireSupported(before.digest, before.locale, sentences)
        const data = { ...(title !== undefined && { title }), ...(kept && { sentences: kept }) }
        const view = await toReportView(
          tx,
          await tx.report.update({ where: { id }, data: { ...data, updatedAt: new Date(c.clock.now()) } }),
        )
        const texts = ({ title: of, sentences: all }: typeof view) => ({
          title: of,
          text: all.map(({ text }) => text).join(' '),
        })
        return { value: view, target: `report:${id}`, before: texts(before), after: texts(view) }
      },
      { lock: `report ${id}` },
    ),
})

import { MAX_REPORTS, reportDraft, reportView } from '../../contract/report'
import { AppError } from '../../errors'
import { uuid7 } from '../uuid7'
import { verb } from '../verb'
import { isMarked } from './mark'
import { drawPictures } from './pictures'
import { requireSupported } from './supported'
import { toReportView } from './view'

/** Throws report_unsupported: the facts are not what this server told, or a sentence does not rest on them; reports_full. */
export const saveReport = verb({
  name: 'reports.save',
  method: 'POST',
  path: '/api/reports',
  summary: 'Keeps a report with the facts that it rests on and small pictures of its alerts; they outlive the alerts.',
  action: 'camera.read',
  on: 'visible',
  input: reportDraft,
  output: reportView,
  async run(c, { who, input: { digest, sentences, title, locale, model }, change }) {
    const { secret, clock } = c
    if (!isMarked(secret, who, digest)) throw new AppError('report_unsupported', 'the facts are not ours')
    const kept = requireSupported(digest, locale, sentences)
    const pictures = await drawPictures(c, who, digest, kept, locale)
    return change(
      async (tx) => {
        if ((await tx.report.count({ where: { ownerId: who.userId } })) >= MAX_REPORTS)
          throw new AppError('reports_full')
        const now = new Date(clock.now())
        const row = await tx.report.create({
          data: {
            ...{ id: uuid7(clock.now()), title, locale, model, sentences: kept, digest: { ...digest, mark: '' } },
            ...{ fromAt: new Date(digest.from), toAt: new Date(digest.to), zone: digest.zone },
            cameraIds: [...new Set(digest.facts.flatMap(({ cameraId }) => cameraId ?? []))],
            alerts: digest.totals.alerts !== null,
            ...{ ownerId: who.userId, ownerName: who.name, createdAt: now, updatedAt: now },
            pictures: { create: pictures },
          },
        })
        const after = { title, locale, model, sentences: kept.length, pictures: pictures.length }
        return { value: await toReportView(tx, row), target: `report:${row.id}`, after }
      },
      { lock: `reports ${who.userId}` },
    )
  },
})

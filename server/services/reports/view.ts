/** Rows of reports as people see them. */
import { z } from 'zod'
import { LOCALES } from '../../contract/locale'
import { type ReportSummary, type ReportView, reportDigest, reportSentence } from '../../contract/report'
import type { Report } from '../../store/generated/client'
import type { Transaction } from '../lock'

/** Without facts and text: lists do not read them. */
export function toReportSummary(row: Omit<Report, 'digest' | 'sentences'>): ReportSummary {
  return {
    ...{ id: row.id, title: row.title, zone: row.zone, model: row.model, ownerName: row.ownerName },
    from: row.fromAt.getTime(),
    to: row.toAt.getTime(),
    locale: z.enum(LOCALES).parse(row.locale),
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
  }
}

/** With what of its evidence is there. */
export async function toReportView(
  { alert, reportPicture }: Pick<Transaction, 'alert' | 'reportPicture'>,
  row: Report,
): Promise<ReportView> {
  const digest = reportDigest.parse(row.digest)
  const ids = [...new Set(digest.facts.flatMap(({ alertId }) => alertId ?? []))]
  const [pictures, alerts] = await Promise.all([
    reportPicture.findMany({ where: { reportId: row.id }, select: { alertId: true } }),
    alert.findMany({ where: { id: { in: ids } }, select: { id: true } }),
  ])
  const there = new Set(alerts.map(({ id }) => id))
  return {
    ...toReportSummary(row),
    digest,
    sentences: z.array(reportSentence).parse(row.sentences),
    pictures: pictures.map(({ alertId }) => alertId),
    gone: ids.filter((id) => !there.has(id)),
  }
}

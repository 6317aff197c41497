/** Rows of reports as people see them. */
import { z } from 'zod'
import { LOCALES } from '../../contract/locale'
import { type ReportSummary, type ReportView, reportDigest, reportSentence } from '../../contract/report'
import type { Report } from '../../store/generated/client'

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

export function toReportView(row: Report): ReportView {
  return {
    ...toReportSummary(row),
    digest: reportDigest.parse(row.digest),
    sentences: z.array(reportSentence).parse(row.sentences),
  }
}

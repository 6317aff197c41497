import { z } from 'zod'
import { reportSummary } from '../../contract/report'
import { verb } from '../verb'
import { whatMaySee, whereReport } from './find'
import { toReportSummary } from './view'

const MAX_ROWS = 200

export const listReports = verb({
  name: 'reports.list',
  method: 'GET',
  path: '/api/reports',
  summary: "Reports that were kept, newest first, at most 200: one's own, for administrators everybody's.",
  action: 'camera.read',
  on: 'visible',
  input: z.strictObject({}),
  output: z.array(reportSummary),
  async run({ prisma }, { who }) {
    const orderBy = [{ createdAt: 'desc' as const }, { id: 'desc' as const }]
    const rows = await prisma.report.findMany({
      where: whereReport(who),
      omit: { digest: true, sentences: true },
      orderBy,
      take: MAX_ROWS,
    })
    return (await whatMaySee(prisma, who, rows)).map(toReportSummary)
  },
})

import { z } from 'zod'
import { reportView } from '../../contract/report'
import { verb } from '../verb'
import { findReport } from './find'
import { toReportView } from './view'

export const getReport = verb({
  name: 'reports.get',
  method: 'GET',
  path: '/api/reports/{id}',
  summary: 'One report with the facts that it rests on.',
  action: 'camera.read',
  on: 'visible',
  input: z.strictObject({ id: z.string() }),
  output: reportView,
  run: async (c, { who, input: { id } }) => toReportView(c.prisma, await findReport(c.prisma, who, id)),
})

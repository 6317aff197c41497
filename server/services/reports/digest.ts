import { reportDigest, reportQuestion } from '../../contract/report'
import { verb } from '../verb'
import { collectDigest } from './collect'

/** Throws camera_not_found, also for one that the asker does not see. */
export const digestReport = verb({
  name: 'reports.digest',
  method: 'POST',
  path: '/api/reports/digest',
  summary: 'What is known of a period: totals, and facts with a plain sentence each in both languages.',
  action: 'camera.read',
  on: 'visible',
  input: reportQuestion,
  output: reportDigest,
  readOnly: true,
  run: (c, { who, input }) => collectDigest(c, who, input),
})

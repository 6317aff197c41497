import { z } from 'zod'
import { retentionSettings } from '../../contract/retention'
import { verb } from '../verb'
import { readRetention } from './settings'

export const getRetention = verb({
  name: 'retention.get',
  method: 'GET',
  path: '/api/retention',
  summary: 'How long alerts, pictures and records are kept.',
  action: 'job.read',
  input: z.strictObject({}),
  output: retentionSettings,
  run: ({ prisma }) => readRetention(prisma),
})

import { z } from 'zod'
import { webhookView } from '../../contract/notices'
import { verb } from '../verb'
import { webhookLane } from './receivers'
import { toWebhookView } from './webhook-row'

export const listWebhooks = verb({
  name: 'notices.listWebhooks',
  method: 'GET',
  path: '/api/notices/webhooks',
  summary: 'Addresses of programs that are told of alerts. Their secrets are in no answer.',
  action: 'notice.edit',
  input: z.strictObject({}),
  output: z.array(webhookView),
  async run({ prisma }) {
    const rows = await prisma.webhook.findMany({ orderBy: { id: 'asc' } })
    const lanes = await prisma.deliveryLane.findMany({ where: { lane: { in: rows.map(({ id }) => webhookLane(id)) } } })
    const byName = new Map(lanes.map((lane) => [lane.lane, lane]))
    return rows.map((row) => toWebhookView(row, byName.get(webhookLane(row.id)) ?? null))
  },
})

import { deliveryPage, deliveryQuery } from '../../contract/notices'
import { verb } from '../verb'
import { toDeliveryView } from './delivery-view'

/** A page starts right after the last one, whatever was told meanwhile. */
export const listDeliveries = verb({
  name: 'notices.listDeliveries',
  method: 'GET',
  path: '/api/notices/deliveries',
  summary: 'What was told, is being told, or could not be, newest first, a page at a time.',
  action: 'notice.edit',
  input: deliveryQuery,
  output: deliveryPage,
  async run({ prisma }, { input: { state, channel, before, limit } }) {
    const last = before === undefined ? null : await prisma.delivery.findUnique({ where: { id: before } })
    const after = last && {
      OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }],
    }
    const rows = await prisma.delivery.findMany({
      where: { AND: [{ state, channel }, after ?? {}] },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    })
    const items = rows.slice(0, limit).map(toDeliveryView)
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
  },
})

import { z } from 'zod'
import { deliveryView } from '../../contract/notices'
import { AppError } from '../../errors'
import { requireId } from '../guard'
import { verb } from '../verb'
import { toDeliveryView } from './delivery-view'
import { freeLane } from './table'

/** Its attempts begin anew, and its lane does not rest any longer. Throws delivery_not_found, delivery_state. */
export const retryDelivery = verb({
  name: 'notices.retryDelivery',
  method: 'POST',
  path: '/api/notices/deliveries/{id}/retry',
  summary: 'Tries one that failed, or waits, again at once.',
  action: 'notice.edit',
  input: z.strictObject({ id: z.string() }),
  output: deliveryView,
  async run({ notices }, { input: { id }, change }) {
    requireId(id, 'delivery_not_found')
    const view = await change(async (tx) => {
      const row = await tx.delivery.findUnique({ where: { id } })
      if (!row) throw new AppError('delivery_not_found')
      // Those of tests are made anew; what was left out was left out for a reason.
      const again = await tx.$executeRaw`
        UPDATE deliveries SET state = 'waiting', due_at = clock_timestamp(), created_at = clock_timestamp(), ended_at = NULL
        WHERE id = ${id}::uuid AND alert_id IS NOT NULL AND state IN ('failed', 'waiting')`
      if (again === 0) throw new AppError('delivery_state')
      await freeLane(tx, row.lane, { due: false })
      const after = toDeliveryView(await tx.delivery.findUniqueOrThrow({ where: { id } }))
      return { value: after, target: `delivery:${id}`, before: { state: row.state }, after: { state: after.state } }
    })
    notices.poke()
    return view
  },
})

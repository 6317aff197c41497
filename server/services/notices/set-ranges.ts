import { outgoingRanges } from '../../contract/notices'
import { AppError } from '../../errors'
import { parseRange } from '../../outgoing/address-policy'
import { verb } from '../verb'
import { RANGES } from './settings'

/** Throws validation_failed at a range that is none, or that is never allowed. */
export const setRanges = verb({
  name: 'notices.setRanges',
  method: 'PUT',
  path: '/api/notices/ranges',
  summary: 'Which private networks notices may go to, as CIDR. Link-local addresses are never asked.',
  action: 'notice.edit',
  input: outgoingRanges,
  output: outgoingRanges,
  async run(c, { input, change }) {
    const wrong = input.ranges.flatMap((range, i) => (parseRange(range) ? [] : [[`ranges.${i}`, 'addressRange']]))
    if (wrong.length > 0) throw new AppError('validation_failed', 'no range', { fields: Object.fromEntries(wrong) })
    const ranges = await change(
      async (tx) => {
        const before = { ranges: await RANGES.read(tx) }
        await RANGES.write(tx, input.ranges)
        return { value: input, target: 'settings:notices.ranges', before, after: input }
      },
      { lock: 'notices' },
    )
    await c.broker.apply()
    return ranges
  },
})

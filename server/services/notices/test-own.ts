import { z } from 'zod'
import { noticeOutcome } from '../../contract/notices'
import { AppError } from '../../errors'
import { requireId } from '../guard'
import { verb } from '../verb'
import { deliverNow } from './deliver-now'
import { MAIL_LANE, pushLane } from './receivers'
import { SMTP } from './settings'

/** Throws browser_not_found, mail_off; what went wrong is in the answer. */
export const testOwnNotices = verb({
  name: 'notices.testOwn',
  method: 'POST',
  path: '/api/account/notices/test',
  summary: 'Tells you something for a test, in one of your browsers or (browserId: null) by e-mail.',
  action: 'account.edit',
  input: z.strictObject({ browserId: z.string().nullable() }),
  output: noticeOutcome,
  readOnly: true,
  async run(c, { who: { userId, name }, input: { browserId }, signal }) {
    if (browserId === null) {
      if (!(await SMTP.read(c.prisma))) throw new AppError('mail_off')
      const { email } = await c.prisma.user.findUniqueOrThrow({ where: { id: userId } })
      const to = { receiver: userId, receiverName: email, userId }
      return deliverNow(c, { channel: 'email', lane: MAIL_LANE, ...to }, signal)
    }
    requireId(browserId, 'browser_not_found')
    const row = await c.prisma.pushBrowser.findUnique({ where: { id: browserId } })
    if (row?.userId !== userId) throw new AppError('browser_not_found')
    const to = { receiver: browserId, receiverName: [name, row.agent].filter(Boolean).join(' · '), userId }
    return deliverNow(c, { channel: 'push', lane: pushLane(browserId), ...to }, signal)
  },
})

import { ownNotices, ownNoticesView } from '../../contract/notices'
import { AppError } from '../../errors'
import { isDangling } from '../database-error'
import { verb } from '../verb'
import { readOwn } from './own-view'

/** What is already on its way goes by it, too. */
export const setOwnNotices = verb({
  name: 'notices.setOwn',
  method: 'PUT',
  path: '/api/account/notices',
  summary: 'Sets what you are told of alerts, and when. What you may not see you are not told, whatever is set.',
  action: 'account.edit',
  input: ownNotices,
  output: ownNoticesView,
  async run(c, { who: { userId }, input, change }) {
    await change(async (tx) => {
      const before = await tx.noticeSettings.findUnique({ where: { userId } })
      const data = { settings: input }
      await tx.noticeSettings.upsert({ where: { userId }, create: { userId, ...data }, update: data })
      return { value: null, target: `user:${userId}`, before: before?.settings, after: input }
    }).catch((error: unknown) => {
      throw isDangling(error) ? new AppError('unauthenticated') : error
    })
    return readOwn(c, userId)
  },
})

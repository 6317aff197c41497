import { MAX_BROWSERS, pushBrowser, pushSubscription } from '../../contract/notices'
import { AppError } from '../../errors'
import { addressPolicy } from '../../outgoing/address-policy'
import { verb } from '../verb'
import { sealBrowser, toBrowserView } from './browser-row'
import { RANGES } from './settings'

/** A browser that was somebody else's is theirs no more. Throws browsers_full, validation_failed. */
export const addBrowser = verb({
  name: 'notices.addBrowser',
  method: 'POST',
  path: '/api/account/notices/browsers',
  summary: 'Tells you of alerts in this browser: its PushSubscription, made with pushKey.',
  action: 'account.edit',
  input: pushSubscription,
  output: pushBrowser,
  async run({ crypt }, { who: { userId, sessionId }, input, change }) {
    const sealed = sealBrowser(crypt, input)
    return change(
      async (tx) => {
        const allows = addressPolicy(await RANGES.read(tx))
        if (!allows(new URL(input.endpoint).hostname)) {
          throw new AppError('validation_failed', 'not allowed', { fields: { endpoint: 'privateAddress' } })
        }
        const others = await tx.pushBrowser.count({ where: { userId, NOT: { hash: sealed.hash } } })
        if (others >= MAX_BROWSERS) throw new AppError('browsers_full')
        const session = await tx.session.findUniqueOrThrow({ where: { id: sessionId ?? '' } })
        const data = { userId, agent: session.agent, ...sealed }
        const row = await tx.pushBrowser.upsert({ where: { hash: sealed.hash }, create: data, update: data })
        const view = toBrowserView(row)
        return { value: view, target: `browser:${row.id}`, after: { agent: view.agent } }
      },
      { lock: `browsers.${userId}` },
    )
  },
})

import { z } from 'zod'
import { MAX_TOKENS, tokenDraft, tokenView } from '../../contract/user'
import { AppError } from '../../errors'
import { isDangling } from '../database-error'
import { verb } from '../verb'
import { newToken } from './token-secret'
import { toTokenView } from './token-view'

const DAY_MS = 24 * 3600 * 1000

/**
 * A token acts with the rights that its person has at the time, at most up to `cap`, until it expires, is removed or the
 * password changes. It is stored as a hash. Throws too_many_tokens, unauthenticated (the person is gone).
 */
export const createToken = verb({
  name: 'account.createToken',
  method: 'POST',
  path: '/api/account/tokens',
  summary: 'Makes a token; it is shown this once.',
  action: 'account.edit',
  input: tokenDraft,
  output: z.strictObject({ token: z.string(), view: tokenView }),
  async run({ clock }, { who: { userId }, input: { name, days, cap }, change }) {
    const { token, hash } = newToken()
    const now = clock.now()
    const view = await change(
      async (tx) => {
        await tx.apiToken.deleteMany({ where: { userId, expiresAt: { lte: new Date(now) } } })
        if ((await tx.apiToken.count({ where: { userId } })) >= MAX_TOKENS) throw new AppError('too_many_tokens')
        const expiresAt = new Date(now + days * DAY_MS)
        const after = toTokenView(await tx.apiToken.create({ data: { userId, name, hash, cap, expiresAt } }))
        return { value: after, target: `token:${after.id}`, after }
      },
      { lock: `tokens.${userId}` },
    ).catch((error: unknown) => {
      throw isDangling(error) ? new AppError('unauthenticated') : error
    })
    return { token, view }
  },
})

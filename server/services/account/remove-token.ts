import { z } from 'zod'
import { AppError } from '../../errors'
import { requireId } from '../guard'
import { verb } from '../verb'
import { toTokenView } from './token-view'

/** Somebody else's is not found. */
export const removeToken = verb({
  name: 'account.removeToken',
  method: 'DELETE',
  path: '/api/account/tokens/{id}',
  summary: 'Removes a token; its connections end within 2 s.',
  action: 'account.edit',
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run({ sessions }, { who, input: { id }, change }) {
    requireId(id, 'token_not_found')
    await change(async (tx) => {
      const row = await tx.apiToken.findFirst({ where: { id, userId: who.userId } })
      if (!row) throw new AppError('token_not_found')
      await tx.apiToken.deleteMany({ where: { id } })
      return { value: null, target: `token:${id}`, before: toTokenView(row) }
    })
    sessions.changed()
    return undefined
  },
})

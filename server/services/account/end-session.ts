import { z } from 'zod'
import { AppError } from '../../errors'
import { requireId } from '../guard'
import { verb } from '../verb'
import { endSessions } from './sessions'

/** Somebody else's is not found. */
export const endSession = verb({
  name: 'account.endSession',
  method: 'DELETE',
  path: '/api/account/sessions/{id}',
  summary: 'Signs you out in another browser, within 2 s.',
  action: 'account.edit',
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run({ clock, sessions }, { who, input: { id }, change }) {
    requireId(id, 'session_not_found')
    await change(async (tx) => {
      const ended = await endSessions(tx, { id, userId: who.userId }, clock.now())
      if (ended === 0) throw new AppError('session_not_found')
      return { value: null, target: `session:${id}` }
    })
    sessions.changed()
    return undefined
  },
})

import { z } from 'zod'
import { forgetBrowsers } from '../notices/browser-row'
import { verb } from '../verb'
import { endSessions } from './sessions'

export const endOtherSessions = verb({
  name: 'account.endOtherSessions',
  method: 'DELETE',
  path: '/api/account/sessions',
  summary: 'Signs you out everywhere but here.',
  action: 'account.edit',
  input: z.strictObject({}),
  output: null,
  async run({ clock, sessions }, { who, change }) {
    await change(async (tx) => {
      const ended = await endSessions(tx, { userId: who.userId, id: { not: who.sessionId } }, clock.now())
      await forgetBrowsers(tx, who.userId)
      return { value: null, target: `user:${who.userId}`, after: { ended } }
    })
    sessions.changed()
    return undefined
  },
})

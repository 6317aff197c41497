import { z } from 'zod'
import { endSessions } from '../account/sessions'
import { requireId } from '../guard'
import { forgetBrowsers } from '../notices/browser-row'
import { verb } from '../verb'
import { findUser } from './view'

export const endSessionsOf = verb({
  name: 'users.endSessions',
  method: 'DELETE',
  path: '/api/users/{id}/sessions',
  summary: 'Signs a user out everywhere, within 2 s.',
  action: 'user.edit',
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run({ clock, sessions }, { input: { id }, change }) {
    requireId(id, 'user_not_found')
    await change(async (tx) => {
      await findUser(tx, id)
      const ended = await endSessions(tx, { userId: id }, clock.now())
      await forgetBrowsers(tx, id)
      return { value: null, target: `user:${id}`, after: { ended } }
    })
    sessions.changed()
    return undefined
  },
})

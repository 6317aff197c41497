import { z } from 'zod'
import { requireId } from '../guard'
import { verb } from '../verb'
import { ADMINS_LOCK, requireAnotherAdmin } from './keep-admin'
import { findUser, toUserView } from './view'

/** Sessions and tokens end at once; the name stays on what the person did. Throws last_admin. */
export const removeUser = verb({
  name: 'users.remove',
  method: 'DELETE',
  path: '/api/users/{id}',
  summary: 'Removes a user.',
  action: 'user.edit',
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run({ sessions }, { input: { id }, change }) {
    requireId(id, 'user_not_found')
    await change(
      async (tx) => {
        const user = await findUser(tx, id)
        if (user.role === 'admin' && !user.disabledAt) await requireAnotherAdmin(tx, id)
        await tx.user.delete({ where: { id } })
        return { value: null, target: `user:${id}`, before: toUserView(user) }
      },
      { lock: ADMINS_LOCK },
    )
    sessions.changed()
    return undefined
  },
})

import { z } from 'zod'
import { userPatch, userView } from '../../contract/user'
import { endSessions } from '../account/sessions'
import { requireId } from '../guard'
import { forgetBrowsers } from '../notices/browser-row'
import { verb } from '../verb'
import { ADMINS_LOCK, requireAnotherAdmin } from './keep-admin'
import { findUser, toUserView, WITH_GRANTS } from './view'

/**
 * A new role holds from the next request on; disabling and a new password end every session at once, a new password every
 * token too. Tokens of a disabled person sleep. Throws last_admin.
 */
export const updateUser = verb({
  name: 'users.update',
  method: 'PATCH',
  path: '/api/users/{id}',
  summary: 'Changes a user.',
  action: 'user.edit',
  input: userPatch.extend({ id: z.string() }),
  output: userView,
  async run({ passwords, sessions, clock }, { input: { id, ...patch }, change }) {
    requireId(id, 'user_not_found')
    // Hashing is slow on purpose: outside the transaction.
    const passwordHash = patch.password === undefined ? undefined : await passwords.hash(patch.password)
    const view = await change(
      async (tx) => {
        const before = await findUser(tx, id)
        const stops = patch.disabled === true || (patch.role !== undefined && patch.role !== 'admin')
        if (stops && before.role === 'admin' && !before.disabledAt) await requireAnotherAdmin(tx, id)
        const now = clock.now()
        const disabledAt = patch.disabled ? (before.disabledAt ?? new Date(now)) : null
        const row = await tx.user.update({
          where: { id },
          data: {
            name: patch.name,
            role: patch.role,
            passwordHash,
            ...(patch.disabled === undefined ? {} : { disabledAt }),
          },
          include: WITH_GRANTS,
        })
        if (passwordHash !== undefined || patch.disabled === true) {
          await endSessions(tx, { userId: id }, now)
          await forgetBrowsers(tx, id)
        }
        if (passwordHash !== undefined) await tx.apiToken.deleteMany({ where: { userId: id } })
        const after = toUserView(row)
        const password = passwordHash === undefined ? {} : { password: 'changed' }
        return { value: after, target: `user:${id}`, before: toUserView(before), after: { ...after, ...password } }
      },
      { lock: ADMINS_LOCK },
    )
    sessions.changed()
    return view
  },
})

import { userDraft, userView } from '../../contract/user'
import { AppError } from '../../errors'
import { isTaken } from '../database-error'
import { verb } from '../verb'
import { toUserView, WITH_GRANTS } from './view'

export const createUser = verb({
  name: 'users.create',
  method: 'POST',
  path: '/api/users',
  summary: 'Adds a user.',
  action: 'user.edit',
  input: userDraft,
  output: userView,
  async run({ passwords }, { input: { password, ...plain }, change }) {
    // Hashing is slow on purpose: outside the transaction.
    const passwordHash = await passwords.hash(password)
    return change(async (tx) => {
      const row = await tx.user.create({ data: { ...plain, passwordHash }, include: WITH_GRANTS })
      const after = toUserView(row)
      return { value: after, target: `user:${after.id}`, after }
    }).catch((error: unknown) => {
      throw isTaken(error) ? new AppError('email_taken') : error
    })
  },
})

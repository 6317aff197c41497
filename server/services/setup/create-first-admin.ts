import { setupBody } from '../../contract/user'
import { AppError } from '../../errors'
import { isTaken } from '../database-error'
import { ADMINS_LOCK } from '../users/keep-admin'
import { verb } from '../verb'
import { setupNeeded } from './needed'
import { matchesSetupToken, spendSetupTokens } from './token'

/** Of several at once one succeeds. Throws setup_done, setup_token_invalid, email_taken. */
export const createFirstAdmin = verb({
  name: 'setup.createFirstAdmin',
  method: 'POST',
  path: '/api/setup',
  summary: 'Makes the first administrator, with the one-time token.',
  action: 'anyone',
  input: setupBody,
  output: null,
  async run({ prisma, passwords, clock }, { input: { token, email, name, password }, change }) {
    // Cheap refusals first, so that strangers cannot make the server hash; both are checked again under the lock.
    if (!(await setupNeeded({ prisma }))) throw new AppError('setup_done')
    if (!(await matchesSetupToken(prisma, token, clock.now()))) throw new AppError('setup_token_invalid')
    const passwordHash = await passwords.hash(password)
    await change(
      async (tx) => {
        if (!(await setupNeeded({ prisma: tx }))) throw new AppError('setup_done')
        if (!(await matchesSetupToken(tx, token, clock.now()))) throw new AppError('setup_token_invalid')
        await spendSetupTokens(tx)
        const { id } = await tx.user.create({ data: { email, name, role: 'admin', passwordHash } })
        return { value: null, target: `user:${id}`, after: { email, name, role: 'admin' } }
      },
      { lock: ADMINS_LOCK },
    ).catch((error: unknown) => {
      throw isTaken(error) ? new AppError('email_taken') : error
    })
    return undefined
  },
})

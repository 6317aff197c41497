import type { SetupBody } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { isTaken } from '../database-error'
import { requireText } from '../guard'
import { withLock } from '../lock'
import { ADMINS_LOCK } from '../users/keep-admin'
import { setupNeeded } from './needed'
import { matchesSetupToken, spendSetupTokens } from './token'

/** Of several at once one succeeds. Throws setup_done, setup_token_invalid, email_taken. */
export async function createFirstAdmin({ prisma, passwords, clock }: Context, body: SetupBody): Promise<void> {
  const { token, email, name, password } = body
  requireText({ name })
  // Cheap refusals first, so that strangers cannot make the server hash; both are checked again under the lock.
  if (!(await setupNeeded({ prisma }))) throw new AppError('setup_done')
  if (!(await matchesSetupToken(prisma, token, clock.now()))) throw new AppError('setup_token_invalid')
  const passwordHash = await passwords.hash(password)
  await withLock(prisma, ADMINS_LOCK, async (tx) => {
    if (!(await setupNeeded({ prisma: tx }))) throw new AppError('setup_done')
    if (!(await matchesSetupToken(tx, token, clock.now()))) throw new AppError('setup_token_invalid')
    await spendSetupTokens(tx)
    await tx.user.create({ data: { email, name, role: 'admin', passwordHash } })
  }).catch((error: unknown) => {
    throw isTaken(error) ? new AppError('email_taken') : error
  })
}

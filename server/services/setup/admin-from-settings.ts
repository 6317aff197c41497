import { email, password } from '../../contract/user'
import { endSessions } from '../account/sessions'
import type { Context } from '../context'
import { withLock } from '../lock'
import { ADMINS_LOCK } from '../users/keep-admin'
import { setupNeeded } from './needed'
import { spendSetupTokens } from './token'

/** The administrator named in the settings, made when there is none yet. Throws when e-mail or password cannot be used. */
export async function createAdminFromSettings({ prisma, passwords, firstAdmin, clock, log }: Context): Promise<void> {
  if (!firstAdmin || !(await setupNeeded({ prisma }))) return
  const address = email.parse(firstAdmin.email)
  const passwordHash = await passwords.hash(password.parse(firstAdmin.password))
  const made = await withLock(prisma, ADMINS_LOCK, async (tx) => {
    if (!(await setupNeeded({ prisma: tx }))) return false
    await spendSetupTokens(tx)
    const data = { name: address.split('@')[0] ?? address, role: 'admin', passwordHash, disabledAt: null } as const
    // Somebody with this address but without the role becomes the administrator, under the password of the settings alone.
    const { id } = await tx.user.upsert({
      where: { email: address },
      create: { email: address, ...data },
      update: data,
    })
    await endSessions(tx, { userId: id }, clock.now())
    await tx.apiToken.deleteMany({ where: { userId: id } })
    return true
  })
  if (made) log.info({ email: address }, 'first administrator created from the settings')
}

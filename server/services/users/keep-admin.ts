import { AppError } from '../../errors'
import type { Transaction } from '../lock'

/** Held by everything that makes or unmakes an administrator. */
export const ADMINS_LOCK = 'admins'

/** Throws last_admin unless somebody else is an enabled administrator. Only inside ADMINS_LOCK is the answer lasting. */
export async function requireAnotherAdmin(tx: Transaction, userId: string): Promise<void> {
  const others = await tx.user.count({ where: { role: 'admin', disabledAt: null, id: { not: userId } } })
  if (others === 0) throw new AppError('last_admin')
}

import type { Grant, UserView } from '../../contract/user'
import { AppError } from '../../errors'
import type { Grant as GrantRow, User } from '../../store/generated/client'
import type { Transaction } from '../lock'

/** What a user is read with. */
export const WITH_GRANTS = { grants: { orderBy: { createdAt: 'asc' } } } as const
export type UserRow = User & { grants: GrantRow[] }

/** Throws user_not_found. */
export async function findUser(tx: Transaction, id: string): Promise<UserRow> {
  const row = await tx.user.findUnique({ where: { id }, include: WITH_GRANTS })
  if (!row) throw new AppError('user_not_found')
  return row
}

/** Without the password hash. */
export function toUserView(row: UserRow): UserView {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    grants: row.grants.map(toGrant),
    disabled: row.disabledAt !== null,
    createdAt: row.createdAt.getTime(),
    lastLoginAt: row.lastLoginAt?.getTime() ?? null,
  }
}

export function toGrant({ level, cameraId, place }: GrantRow): Grant {
  // The table never holds 'none', and exactly one of camera and place.
  return {
    level: level === 'none' ? 'aggregate' : level,
    scope: cameraId === null ? { place: place ?? '' } : { cameraId },
  }
}

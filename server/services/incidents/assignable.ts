import { z } from 'zod'
import { can } from '../../access/can'
import { type Assignable, assignable } from '../../contract/incident'
import { AppError } from '../../errors'
import type { Grant, Prisma, User } from '../../store/generated/client'
import { isId } from '../guard'
import { incidentOf } from '../locate'
import type { Transaction } from '../lock'
import { toGrant, WITH_GRANTS } from '../users/view'
import { verb } from '../verb'

type Of = { cameraId: string | null; cameraPlace: string }
type Tx = Pick<Transaction, 'user' | 'camera'>

/** Throws user_not_found for somebody who is not there, is disabled, or may not handle what this camera raises. */
export async function findAssignable(tx: Tx, of: Of, userId: string): Promise<Assignable> {
  if (!isId(userId)) throw new AppError('user_not_found')
  const [found] = await handlers(tx, of, { id: userId })
  if (!found) throw new AppError('user_not_found')
  return found
}

async function handlers(tx: Tx, of: Of, where: Prisma.UserWhereInput): Promise<Assignable[]> {
  const camera = of.cameraId === null ? null : await tx.camera.findUnique({ where: { id: of.cameraId } })
  const about = { cameraId: of.cameraId, place: camera?.place ?? of.cameraPlace }
  const users = await tx.user.findMany({
    where: { AND: [where, { disabledAt: null }] },
    include: WITH_GRANTS,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return users.filter((user) => can(principalOf(user), 'alert.handle', about)).map(({ id, name }) => ({ id, name }))
}

const principalOf = ({ id, name, role, grants }: User & { grants: Grant[] }) => ({
  ...{ userId: id, name, role, grants: grants.map(toGrant), cap: 'admin' as const },
})

export const listAssignable = verb({
  name: 'incidents.assignable',
  method: 'GET',
  path: '/api/incidents/{id}/assignable',
  summary: 'Whom an incident can be assigned to: everybody who may handle it.',
  action: 'alert.handle',
  on: incidentOf(),
  input: z.strictObject({ id: z.string() }),
  output: z.array(assignable),
  async run({ prisma }, { input: { id } }) {
    const row = await prisma.incident.findUnique({ where: { id } })
    if (!row) throw new AppError('incident_not_found')
    return handlers(prisma, row, {})
  },
})

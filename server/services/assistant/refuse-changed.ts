/** Answers end when what their owner may see has changed: they were made from what could be seen before. */
import type { Context } from '../context'
import { toGrant, WITH_GRANTS } from '../users/view'
import { rightsOf } from './rights'

/** Returns the way to stop looking. */
export function refuseChanged({ desk, events, prisma, log }: Context): () => void {
  async function look(): Promise<void> {
    for (const { id, owner, rights } of desk.open()) {
      const user = await prisma.user.findUnique({ where: { id: owner }, include: WITH_GRANTS })
      const now = user && !user.disabledAt ? rightsOf({ role: user.role, grants: user.grants.map(toGrant) }) : null
      if (now !== rights) desk.refuse(id)
    }
  }
  return events.on('access:changed', () => {
    look().catch((error: unknown) => log.warn({ err: error }, 'rights of answers could not be looked at'))
  })
}

/** Answers end when what their owner may see has changed: they were made from what could be seen before. */
import type { Principal } from '../../contract/user'
import type { Context } from '../context'
import { toGrant, type UserRow, WITH_GRANTS } from '../users/view'
import { stillSees } from './rights'

/** Rights that end on another server, or while an answer is only beginning, tell nobody here: as often as at open connections. */
const LOOK_MS = 900

const toPrincipal = ({ id, name, role, grants }: UserRow): Principal => ({
  ...{ userId: id, name, role, grants: grants.map(toGrant), cap: 'admin' },
})

/** Returns the way to stop looking. */
export function refuseChanged({ desk, events, prisma, log }: Context): () => void {
  let looking = 0

  async function look(): Promise<void> {
    for (const order of desk.open()) {
      const user = await prisma.user.findUnique({ where: { id: order.owner }, include: WITH_GRANTS })
      const who = user && !user.disabledAt && toPrincipal(user)
      if (!who || !(await stillSees(prisma, who, order))) desk.refuse(order.id)
    }
  }

  function start(): void {
    looking++
    look()
      .catch((error: unknown) => log.warn({ err: error }, 'rights of answers could not be looked at'))
      .finally(() => looking--)
  }

  const timer = setInterval(() => {
    if (looking === 0) start()
  }, LOOK_MS)
  // A camera that moved to another place may be somebody else's now.
  const unlisten = [events.on('access:changed', start), events.on('camera:list', start)]
  return () => {
    clearInterval(timer)
    for (const stop of unlisten) stop()
  }
}

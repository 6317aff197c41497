/** Who a user id is at the moment, remembered for 2 s and forgotten at once when this process changes the user. */
import type { Clock } from '../../clock'
import type { Principal, Role } from '../../contract/user'
import type { PrismaClient } from '../../store/generated/client'
import { isId } from '../guard'

const SESSION_TTL_MS = 2_000
const MAX_ENTRIES = 1_000

type Known = { name: string; role: Role; sessionVersion: number; enabled: boolean } | null

export type SessionCache = {
  /** Null when the user is gone, disabled or on another session version. */
  principal(userId: string, sessionVersion: number): Promise<Principal | null>
  forget(userId: string): void
}

export function createSessionCache({ prisma, clock }: { prisma: PrismaClient; clock: Clock }): SessionCache {
  const entries = new Map<string, { until: number; user: Promise<Known> }>()

  async function load(userId: string): Promise<Known> {
    const user = await prisma.user.findUnique({ where: { id: userId } })
    if (!user) return null
    const { name, role, sessionVersion, disabledAt } = user
    return { name, role, sessionVersion, enabled: disabledAt === null }
  }

  /** The promise is kept, not its value: forget() also drops a read that began before the change. */
  function remember(userId: string): Promise<Known> {
    const oldest = entries.size >= MAX_ENTRIES ? entries.keys().next().value : undefined
    if (oldest !== undefined) entries.delete(oldest)
    const entry = { until: clock.now() + SESSION_TTL_MS, user: load(userId) }
    entries.delete(userId)
    entries.set(userId, entry)
    entry.user.catch(() => {
      if (entries.get(userId) === entry) entries.delete(userId)
    })
    return entry.user
  }

  return {
    async principal(userId, sessionVersion) {
      if (!isId(userId)) return null
      const cached = entries.get(userId)
      const user = await (cached && cached.until > clock.now() ? cached.user : remember(userId))
      if (!user?.enabled || user.sessionVersion !== sessionVersion) return null
      return { userId, name: user.name, role: user.role }
    },
    forget: (userId) => {
      entries.delete(userId)
    },
  }
}

/** Who a session belongs to at the moment, remembered for less than a second and forgotten when this process ends sessions. */
import type { Clock } from '../../clock'
import type { Principal } from '../../contract/user'
import type { Events } from '../../events/bus'
import type { PrismaClient } from '../../store/generated/client'
import { isId } from '../guard'
import { toGrant, WITH_GRANTS } from '../users/view'

/** With as long between two looks at open connections, what another server ends is over here within 2 s. */
const SESSION_TTL_MS = 900
const MAX_ENTRIES = 1_000

type Known = (Pick<Principal, 'userId' | 'name' | 'role' | 'grants'> & { expiresAt: number }) | null

export type SessionCache = {
  /** Null when the session has ended or expired, or its user is gone or disabled. */
  principal(sessionId: string): Promise<Principal | null>
  /** After sessions, tokens or users were changed: asks anew, and has open connections looked at now. */
  changed(): void
}

type Deps = { prisma: PrismaClient; clock: Clock; events: Events }

export function createSessionCache({ prisma, clock, events }: Deps): SessionCache {
  const entries = new Map<string, { until: number; known: Promise<Known> }>()

  async function load(sessionId: string): Promise<Known> {
    const row = await prisma.session.findUnique({
      where: { id: sessionId },
      include: { user: { include: WITH_GRANTS } },
    })
    if (!row || row.endedAt || row.user.disabledAt) return null
    const { userId, user, expiresAt } = row
    const grants = user.grants.map(toGrant)
    return { userId, name: user.name, role: user.role, grants, expiresAt: expiresAt.getTime() }
  }

  /** The promise is kept, not its value: changed() also drops a read that began before the change. */
  function remember(sessionId: string): Promise<Known> {
    const oldest = entries.size >= MAX_ENTRIES ? entries.keys().next().value : undefined
    if (oldest !== undefined) entries.delete(oldest)
    const entry = { until: clock.steady() + SESSION_TTL_MS, known: load(sessionId) }
    entries.delete(sessionId)
    entries.set(sessionId, entry)
    entry.known.catch(() => {
      if (entries.get(sessionId) === entry) entries.delete(sessionId)
    })
    return entry.known
  }

  return {
    async principal(sessionId) {
      if (!isId(sessionId)) return null
      const cached = entries.get(sessionId)
      const known = await (cached && cached.until > clock.steady() ? cached.known : remember(sessionId))
      if (!known || known.expiresAt <= clock.now()) return null
      const { userId, name, role, grants } = known
      return { userId, name, role, grants, cap: 'admin', sessionId }
    },
    changed() {
      entries.clear()
      events.emit('access:changed', null)
    },
  }
}

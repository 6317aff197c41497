/**
 * Every long connection (stream, Socket.IO, plain WebSocket): counted, named in the log, and ended when the session
 * or token it was opened with ends.
 */
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Identity } from '../auth/authenticate'
import type { Clock } from '../clock'
import type { Principal } from '../contract/user'
import { AppError } from '../errors'
import type { ConnectionKind, Limits } from './limits'

/** Between two looks at whether the sessions of open connections still hold: what another server ended, ends here too. */
const RECHECK_MS = 900

export type Connection = {
  id: string
  log: Logger
  /** Who it belongs to, with the role as of the last look. */
  principal(): Principal
  /** Verified now: throws unauthenticated when the session has ended. For events that change something. */
  verify(): Promise<Principal>
  /** Called by the transport when the connection is over, however it ended. */
  closed(): void
}

export type Connections = {
  /**
   * Throws too_many_connections.
   * @param watch.onEnd the session or the right ended: the transport tells the client and closes
   * @param watch.still asked after each look at the session: whether it may go on with what somebody may now
   */
  open(kind: ConnectionKind, what: string, identity: Identity, address: string, watch: Watch): Connection
  /** Looks at all sessions now. */
  recheck(): Promise<void>
  /** How many are open. */
  count(): number
  stop(): void
}

export type Watch = { onEnd: () => void; still?: (who: Principal) => boolean }
type Member = Watch & { identity: Identity; principal: Principal; log: Logger }

export function createConnections(deps: { limits: Limits; clock: Clock; log: Logger }): Connections {
  const members = new Set<Member>()

  async function recheckSession(identity: Identity): Promise<Principal | null> {
    if (identity.expiresAt !== null && identity.expiresAt <= deps.clock.now()) return null
    return identity.recheck()
  }

  /** One question per session, however many connections it has. */
  async function recheck(): Promise<void> {
    const sessions = new Map<string, Member[]>()
    for (const member of members) {
      const key = member.identity.key
      sessions.set(key, [...(sessions.get(key) ?? []), member])
    }
    await Promise.all(
      [...sessions.values()].map(async (group) => {
        const first = group[0]
        if (!first) return
        try {
          const principal = await recheckSession(first.identity)
          for (const member of group) if (members.has(member)) settle(member, principal)
        } catch (error) {
          // The database does not answer: nobody can have signed out there either. Asked again at the next look.
          deps.log.warn({ err: error }, 'sessions could not be checked')
        }
      }),
    )
  }

  function settle(member: Member, principal: Principal | null): void {
    if (principal) member.principal = principal
    if (principal && (member.still?.(principal) ?? true)) return
    member.log.info(principal ? 'nothing left to watch here' : 'session ended')
    members.delete(member)
    member.onEnd()
  }

  let checking = false
  const timer = setInterval(() => {
    if (checking) return
    checking = true
    void recheck().finally(() => {
      checking = false
    })
  }, RECHECK_MS)
  timer.unref()

  return {
    open(kind, what, identity, address, watch) {
      const release = deps.limits.acquire(kind, identity.principal.userId, address)
      if (!release) throw new AppError('too_many_connections')
      const id = randomUUID()
      const log = deps.log.child({ connection: id, what, user: identity.principal.userId, address })
      const member: Member = { identity, principal: identity.principal, log, ...watch }
      members.add(member)
      const since = deps.clock.now()
      log.info('opened')
      let open = true
      return {
        id,
        log,
        principal: () => member.principal,
        async verify() {
          const principal = await recheckSession(identity)
          if (!principal) throw new AppError('unauthenticated')
          member.principal = principal
          return principal
        },
        closed() {
          if (!open) return
          open = false
          members.delete(member)
          release()
          log.info({ ms: deps.clock.now() - since }, 'closed')
        },
      }
    },
    recheck,
    count: () => members.size,
    stop: () => clearInterval(timer),
  }
}

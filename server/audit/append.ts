import type { Principal } from '../contract/user'
import type { Prisma } from '../store/generated/client'
import { canonical, chainHash, GENESIS } from './hash'

export type AuditEvent = {
  at: number
  who: Principal | null
  verb: string
  target: string
  address: string
  before?: unknown
  after?: unknown
}

/** A key of pg_advisory_xact_lock: entries are made one at a time, over every server on the database. */
const CHAIN_LOCK = 0x5160_a0d1

/** Appends one entry to the chain inside the change's own transaction. Its last statement: others wait from here on. */
export async function appendAudit(tx: Prisma.TransactionClient, event: AuditEvent): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CHAIN_LOCK}::bigint)`
  const last = await tx.auditEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } })
  const { at, who, verb, target, address } = event
  const fields = {
    seq: (last?.seq ?? 0) + 1,
    at,
    userId: who?.userId ?? null,
    byName: who?.name ?? null,
    via: who === null ? 'system' : who.sessionId === undefined ? 'token' : 'session',
    address,
    verb,
    target,
    before: asJson(event.before),
    after: asJson(event.after),
  }
  const hash = chainHash(last?.hash ?? GENESIS, fields)
  await tx.auditEntry.create({
    data: { ...fields, at: new Date(at), before: fields.before ?? undefined, after: fields.after ?? undefined, hash },
  })
}

/** As jsonb gives it back: without undefined, dates as text. */
function asJson(value: unknown): Prisma.InputJsonValue | null {
  return value === undefined ? null : (JSON.parse(canonical(value)) as Prisma.InputJsonValue | null)
}

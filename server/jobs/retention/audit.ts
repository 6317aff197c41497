import { changeOf } from '../../services/change'
import type { JobDeps } from '../kind'

type Deps = Pick<JobDeps, 'prisma' | 'clock'>

/** Entries taken away in one transaction, with one entry that says so. */
const BATCH = 5_000
/** The settings row that says where the chain begins since then: JSON {seq, hash} of the last entry taken away. */
export const AUDIT_ANCHOR = 'audit_anchor'

/**
 * Takes audit entries made before `before` off the oldest end of the chain; never one from its middle, never the
 * newest. The anchor and the entry that names it are stored with the removal, or nothing is. Returns how many went.
 */
export async function removeAuditEntries(c: Deps, before: Date | null, signal: AbortSignal): Promise<number> {
  if (!before) return 0
  const change = changeOf(c, { who: null, verb: 'retention.audit', address: '' })
  // Each removal adds an entry of its own: what is newest now ends the run, wherever the clock is set.
  const newest = await c.prisma.auditEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } })
  for (let total = 0; newest; ) {
    signal.throwIfAborted()
    const last = await lastToGo(c, before, newest.seq)
    if (!last) return total
    total += await change(async (tx) => {
      await tx.$executeRaw`SELECT set_config('sightline.retention', 'on', true)`
      const { count } = await tx.auditEntry.deleteMany({ where: { seq: { lte: last.seq } } })
      await tx.$executeRaw`SELECT set_config('sightline.retention', 'off', true)`
      const value = JSON.stringify(last)
      await tx.setting.upsert({
        where: { key: AUDIT_ANCHOR },
        create: { key: AUDIT_ANCHOR, value },
        update: { value },
      })
      return { value: count, target: 'audit:oldest', after: { ...last, count } }
    })
  }
  return 0
}

/** The newest of the next batch: the entry before the first one that stays, wherever the clock was set in between. */
async function lastToGo({ prisma }: Deps, before: Date, newest: number): Promise<{ seq: number; hash: string } | null> {
  const oldest = await prisma.auditEntry.findFirst({ orderBy: { seq: 'asc' }, select: { seq: true } })
  if (!oldest) return null
  const stays = await prisma.auditEntry.findFirst({
    where: { at: { gte: before } },
    orderBy: { seq: 'asc' },
    select: { seq: true },
  })
  const end = Math.min(stays?.seq ?? newest, newest, oldest.seq + BATCH)
  return prisma.auditEntry.findFirst({
    where: { seq: { lt: end } },
    orderBy: { seq: 'desc' },
    select: { seq: true, hash: true },
  })
}

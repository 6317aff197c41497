import { z } from 'zod'
import type { PrismaClient } from '../store/generated/client'
import { type Anchor, type Broken, createVerifier } from './verify'

/** The setting in which a retention leaves what the oldest entry follows, as JSON. */
const ANCHOR_KEY = 'audit_anchor'
const anchor = z.strictObject({ seq: z.int(), hash: z.string() })
const BATCH = 1000

/**
 * Follows the stored chain from its anchor to its end, a batch at a time. Nothing in the chain itself tells of newest
 * entries that were cut off: `last`, kept elsewhere, does.
 * @returns the first entry that is not as it was written, or null
 */
export async function verifyStored(prisma: PrismaClient): Promise<{ broken: Broken | null; last: Anchor }> {
  const setting = await prisma.setting.findUnique({ where: { key: ANCHOR_KEY } })
  const verifier = createVerifier(setting ? anchor.parse(JSON.parse(setting.value)) : undefined)
  let after: number | undefined
  for (;;) {
    const rows = await prisma.auditEntry.findMany({
      where: { seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: BATCH,
    })
    const broken = verifier.check(rows.map((row) => ({ ...row, at: row.at.getTime() })))
    if (broken || rows.length < BATCH) return { broken, last: verifier.last }
    after = rows.at(-1)?.seq
  }
}

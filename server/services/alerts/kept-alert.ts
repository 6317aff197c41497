/** Alerts on disk, also those that a version before rules had kinds kept while its database was away. */
import { z } from 'zod'
import { type FiredAlert, firedAlert } from './fired-alert'

const before = z.object({
  count: z.int(),
  rule: z.object({ behaviour: z.string(), minCount: z.int() }),
})

/** Throws when the record is not readable. */
export function readKeptAlert(json: string): FiredAlert {
  const kept: unknown = JSON.parse(json)
  const old = before.safeParse(kept).data
  if (!old) return firedAlert.parse(kept)
  const { count, rule: params } = old
  const { rule, ...plain } = kept as { rule: object }
  return firedAlert.parse({
    ...plain,
    heldMs: null,
    facts: { count },
    rule: { ...rule, kind: 'behaviour_count', params },
  })
}

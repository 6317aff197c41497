import { SEVERITIES } from '../../contract/rule'
import { incidentFor, LONGEST_MS, reachMs } from '../../rules/incident/join'
import type { Incident, Prisma, Severity } from '../../store/generated/client'
import { lock, type Transaction } from '../lock'

/** Open incidents of one rule that a firing can belong to: more there are only while a clock is set to and fro. */
const CANDIDATES = 16

/** What a firing brings into its incident. */
export type Joining = Pick<
  Prisma.IncidentUncheckedCreateInput,
  'id' | 'cameraId' | 'cameraName' | 'cameraPlace' | 'ruleName' | 'kind' | 'behaviour' | 'lesson'
> & { ruleId: string | null; severity: Severity; at: Date }

/**
 * The incident that the firing joins or begins, locked until the transaction ends: nobody closes it meanwhile.
 * A rule that is deleted already joins nothing.
 */
export async function joinIncident(tx: Transaction, firing: Joining, cooldownMs: number): Promise<Incident> {
  const { at, ...begun } = firing
  const joined = firing.ruleId === null ? null : await findIncident(tx, firing.ruleId, at, cooldownMs)
  if (!joined) return tx.incident.create({ data: { ...begun, firstAt: at, lastAt: at, latestId: begun.id } })
  return tx.incident.update({
    where: { id: joined.id },
    data: {
      count: { increment: 1 },
      ...(isHigher(firing.severity, joined.severity) && { severity: firing.severity }),
      ...(at < joined.firstAt && { firstAt: at }),
      ...(at >= joined.lastAt && { lastAt: at, latestId: begun.id }),
    },
  })
}

const isHigher = (a: Severity, b: Severity) => SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b)

async function findIncident(tx: Transaction, ruleId: string, at: Date, cooldownMs: number): Promise<Incident | null> {
  // Of two firings of a rule stored at once the second finds what the first began.
  await lock(tx, `incident.${ruleId}`)
  const reach = Math.min(reachMs(cooldownMs), LONGEST_MS)
  const [from, to] = [new Date(at.getTime() - reach), new Date(at.getTime() + reach)]
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM incidents
    WHERE rule_id = ${ruleId}::uuid AND closed_at IS NULL AND last_at >= ${from} AND first_at <= ${to}
    ORDER BY last_at DESC LIMIT ${CANDIDATES} FOR UPDATE`
  const rows = await tx.incident.findMany({ where: { id: { in: found.map(({ id }) => id) } } })
  const open = rows.map((row) => ({
    ...{ row, state: row.state, count: row.count },
    ...{ firstAt: row.firstAt.getTime(), lastAt: row.lastAt.getTime() },
  }))
  return incidentFor(open, at.getTime(), cooldownMs)?.row ?? null
}

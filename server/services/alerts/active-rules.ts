import type { Clock } from '../../clock'
import { behaviourCode } from '../../contract/behaviours'
import type { PrismaClient } from '../../store/generated/client'
import { WITH_CAMERA } from '../rules/view'
import type { ActiveRule } from './firing'

/** Every enabled rule with when it fired last. */
export async function readActiveRules(prisma: PrismaClient, clock: Clock): Promise<ActiveRule[]> {
  const rows = await prisma.rule.findMany({ where: { enabled: true }, include: WITH_CAMERA })
  const fired = await prisma.alert.groupBy({
    by: ['ruleId'],
    where: { ruleId: { in: rows.map(({ id }) => id) } },
    _max: { raisedAt: true },
  })
  // A firing in the future is from before the clock was set back: as if it were now.
  const steady = (at: Date) => clock.steady() - Math.max(0, clock.now() - at.getTime())
  const last = new Map(fired.map(({ ruleId, _max }) => [ruleId, _max.raisedAt && steady(_max.raisedAt)]))
  return rows.map((row) => ({
    id: row.id,
    version: row.updatedAt.getTime(),
    name: row.name,
    severity: row.severity,
    behaviour: behaviourCode.parse(row.behaviour),
    minCount: row.minCount,
    forMs: row.forMs,
    cooldownMs: row.cooldownMs,
    cameraId: row.cameraId,
    cameraName: row.camera.name,
    cameraPlace: row.camera.place,
    lastFiredMs: last.get(row.id) ?? null,
  }))
}

import { behaviourCode } from '../../contract/behaviours'
import type { PrismaClient } from '../../store/generated/client'
import { WITH_CAMERA } from '../rules/view'
import type { ActiveRule } from './firing'

/** Every enabled rule with when it fired last. */
export async function readActiveRules(prisma: PrismaClient): Promise<ActiveRule[]> {
  const rows = await prisma.rule.findMany({ where: { enabled: true }, include: WITH_CAMERA })
  const fired = await prisma.alert.groupBy({
    by: ['ruleId'],
    where: { ruleId: { in: rows.map(({ id }) => id) } },
    _max: { raisedAt: true },
  })
  const last = new Map(fired.map(({ ruleId, _max }) => [ruleId, _max.raisedAt?.getTime() ?? null]))
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

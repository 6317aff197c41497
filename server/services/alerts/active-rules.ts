import type { Logger } from 'pino'
import type { Clock } from '../../clock'
import type { Severity } from '../../contract/rule'
import type { Zone } from '../../contract/zone'
import type { BookRule } from '../../rules/book'
import { ruleKindNamed } from '../../rules/kinds'
import type { PrismaClient } from '../../store/generated/client'
import { zonesOf } from '../cameras/view'
import { type ClipSpan, spanOf } from '../clips/span'
import { WITH_CAMERA, zoneOf } from '../rules/view'
import { readTimetables } from '../schedules/timetables'

/** A rule in force, with what an alert copies from it. */
export type ActiveRule = BookRule & {
  name: string
  severity: Severity
  cameraName: string
  cameraPlace: string
  /** What it asks about; null for none. */
  zone: Zone | null
  /** From how long before until how long after it a clip is made, ms; null: none. */
  clip: ClipSpan | null
}

type Deps = { prisma: PrismaClient; clock: Clock; log: Logger }

export type InForce = {
  rules: ActiveRule[] /** Of the cameras that have rules or zones. */
  zones: Map<string, Zone[]>
}

const RULE_AND_CLIP = {
  ...WITH_CAMERA,
  camera: { select: { ...WITH_CAMERA.camera.select, clips: true, clipBeforeMs: true, clipAfterMs: true } },
} as const

/** Every enabled rule with when it fired last; one that this program does not understand is told and skipped. */
export async function readActiveRules({ prisma, clock, log }: Deps): Promise<InForce> {
  const rows = await prisma.rule.findMany({ where: { enabled: true }, include: RULE_AND_CLIP })
  const timetables = await readTimetables(prisma)
  const fired = await prisma.alert.groupBy({
    by: ['ruleId'],
    where: { ruleId: { in: rows.map(({ id }) => id) } },
    _max: { raisedAt: true },
  })
  // A firing in the future is from before the clock was set back: as if it were now.
  const steady = (at: Date) => clock.steady() - Math.max(0, clock.now() - at.getTime())
  const last = new Map(fired.map(({ ruleId, _max }) => [ruleId, _max.raisedAt && steady(_max.raisedAt)]))
  const cameras = await prisma.camera.findMany({ select: { id: true, zones: true } })
  const ruled = new Set(rows.map(({ cameraId }) => cameraId))
  const zones = new Map(
    cameras
      .map((camera) => [camera.id, zonesOf(camera)] as const)
      .filter(([id, own]) => ruled.has(id) || own.length > 0),
  )
  const rules = rows.flatMap((row) => {
    const kind = ruleKindNamed(row.kind)
    const params = kind?.params.safeParse(row.params).data
    if (!kind || !params) {
      log.warn({ ruleId: row.id, kind: row.kind }, 'a rule of an unknown kind is skipped')
      return []
    }
    const schedule = row.scheduleId === null ? null : timetables.of(row.scheduleId)
    if (schedule === undefined) {
      log.warn({ ruleId: row.id, scheduleId: row.scheduleId }, 'a rule of an unknown schedule is skipped')
      return []
    }
    return {
      id: row.id,
      version: row.updatedAt.getTime(),
      name: row.name,
      severity: row.severity,
      kind,
      params,
      forMs: row.forMs,
      cooldownMs: row.cooldownMs,
      cameraId: row.cameraId,
      cameraName: row.camera.name,
      cameraPlace: row.camera.place,
      zone: zoneOf(row),
      clip: spanOf(row.camera),
      lastFiredMs: last.get(row.id) ?? null,
      schedule,
    }
  })
  return { rules, zones }
}

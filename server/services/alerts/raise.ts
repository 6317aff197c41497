import type { AlertView } from '../../contract/alert'
import { behaviourCode } from '../../contract/behaviours'
import { ALERT_STATE_OF, type IncidentView } from '../../contract/incident'
import { periodAt } from '../../rules/schedule/opening'
import type { PrismaClient } from '../../store/generated/client'
import { storeClip } from '../clips/store'
import { isTaken } from '../database-error'
import { joinIncident } from '../incidents/join'
import { toIncidentView } from '../incidents/view'
import { wasTaken } from '../leases/table'
import type { Transaction } from '../lock'
import { readTimetables } from '../schedules/timetables'
import type { FiredAlert } from './fired-alert'
import { toAlertView } from './view'

export type Raised = { alert: AlertView; incident: IncidentView }

/**
 * Stores a firing as an alert of the incident that it begins or joins. Names are copied, links only where camera and rule
 * still exist.
 * picture: its name, on the disk of that server already.
 * Safe to repeat, by whomever: one rule fires on one frame once. Null: it is not stored, because another server had the
 * camera already when it fired, and that one's rules count.
 */
export async function raiseAlert(
  prisma: PrismaClient,
  { id, rule, under, clip, ...firing }: FiredAlert,
  picture: { snapshot: string; server: string } | null,
): Promise<Raised | null> {
  const at = new Date(firing.at)
  const key = `${rule.id}.${firing.frameIndex}`
  const row = await prisma
    .$transaction(async (tx) => {
      if (under && (await wasTaken(tx, rule.cameraId, under))) return null
      const camera = await tx.camera.findUnique({ where: { id: rule.cameraId } })
      const known = await holdRule(tx, rule.id)
      const place = camera?.place ?? rule.cameraPlace
      const lessons = (await readTimetables(tx)).lessonsOf(place)
      // What becomes of it is stored when it has ended, which may have been before.
      if (clip) await storeClip(tx, { ...clip, cameraId: rule.cameraId, firedAt: firing.at })
      const common = {
        cameraId: camera?.id ?? null,
        cameraName: camera?.name ?? rule.cameraName,
        cameraPlace: place,
        ruleId: known?.id ?? null,
        ruleName: rule.name,
        kind: rule.kind,
        severity: rule.severity,
        lesson: (lessons && periodAt(lessons, firing.at)?.name) || null,
      }
      const behaviour = behaviourCode.safeParse(rule.params.behaviour).data ?? null
      const incident = await joinIncident(tx, { ...common, id, behaviour, at }, known?.cooldownMs ?? 0)
      return tx.alert.create({
        data: {
          id,
          key,
          ...common,
          incidentId: incident.id,
          state: ALERT_STATE_OF[incident.state],
          params: rule.params,
          facts: firing.facts,
          raisedAt: at,
          frameIndex: firing.frameIndex,
          forMs: rule.forMs,
          heldMs: firing.heldMs,
          ...(clip && { clipId: clip.id, clipAtMs: clip.atMs }),
          ...picture,
          ...(picture && firing.evidence && { evidence: firing.evidence }),
          // Whoever is to be told of it hears of it, whatever happens to this server from here on.
          announcements: { create: { step: 0 } },
        },
        include: { incident: true },
      })
    })
    .catch((error: unknown) => {
      if (!isTaken(error)) throw error
      return prisma.alert.findFirstOrThrow({ where: { OR: [{ key }, { id }] }, include: { incident: true } })
    })
  if (!row) return null
  const { incident } = row
  const latest =
    incident.latestId === row.id
      ? row
      : await prisma.alert.findUnique({ where: { id: incident.latestId }, omit: { evidence: true } })
  return { alert: toAlertView(row), incident: toIncidentView(incident, latest) }
}

/** Before its incidents: whoever deletes the rule locks both in that order. */
async function holdRule(tx: Transaction, id: string): Promise<{ id: string; cooldownMs: number } | null> {
  const [rule] = await tx.$queryRaw<{ id: string; cooldownMs: number }[]>`
    SELECT id, cooldown_ms AS "cooldownMs" FROM rules WHERE id = ${id}::uuid FOR KEY SHARE`
  return rule ?? null
}

import type { AlertView } from '../../contract/alert'
import { periodAt } from '../../rules/schedule/opening'
import type { PrismaClient } from '../../store/generated/client'
import { isTaken } from '../database-error'
import { wasTaken } from '../leases/table'
import { readTimetables } from '../schedules/timetables'
import type { FiredAlert } from './fired-alert'
import { toAlertView } from './view'

/**
 * Stores a firing as an alert with its first step. Names are copied, links only where camera and rule still exist.
 * picture: its name, on the disk of that server already.
 * Safe to repeat, by whomever: one rule fires on one frame once. Null: it is not stored, because another server had the
 * camera already when it fired, and that one's rules count.
 */
export async function raiseAlert(
  prisma: PrismaClient,
  { id, rule, under, ...firing }: FiredAlert,
  picture: { snapshot: string; server: string } | null,
): Promise<AlertView | null> {
  const at = new Date(firing.at)
  const key = `${rule.id}.${firing.frameIndex}`
  const row = await prisma
    .$transaction(async (tx) => {
      if (under && (await wasTaken(tx, rule.cameraId, under))) return null
      const camera = await tx.camera.findUnique({ where: { id: rule.cameraId } })
      const known = await tx.rule.findUnique({ where: { id: rule.id }, select: { id: true } })
      const place = camera?.place ?? rule.cameraPlace
      const lessons = (await readTimetables(tx)).lessonsOf(place)
      return tx.alert.create({
        data: {
          id,
          key,
          cameraId: camera?.id ?? null,
          cameraName: camera?.name ?? rule.cameraName,
          cameraPlace: place,
          ruleId: known?.id ?? null,
          ruleName: rule.name,
          kind: rule.kind,
          params: rule.params,
          facts: firing.facts,
          severity: rule.severity,
          raisedAt: at,
          lesson: (lessons && periodAt(lessons, firing.at)?.name) || null,
          frameIndex: firing.frameIndex,
          forMs: rule.forMs,
          heldMs: firing.heldMs,
          ...picture,
          ...(picture && firing.evidence && { evidence: firing.evidence }),
          steps: { create: { state: 'raised', at } },
          // Whoever is to be told of it hears of it, whatever happens to this server from here on.
          announcements: { create: { step: 0 } },
        },
      })
    })
    .catch((error: unknown) => {
      if (isTaken(error)) return prisma.alert.findFirstOrThrow({ where: { OR: [{ key }, { id }] } })
      throw error
    })
  return row && toAlertView(row)
}

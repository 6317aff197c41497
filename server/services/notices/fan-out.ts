/** Announcements that are due become deliveries, one a receiver. */
import { type EscalationStep, ownNotices } from '../../contract/notices'
import type { Alert } from '../../store/generated/client'
import type { Transaction } from '../lock'
import { toGrant, WITH_GRANTS } from '../users/view'
import type { Needs } from './needs'
import { atLeastAs, isUnhandled, type Told } from './plan'
import { type Person, receiversOf, type Setup } from './receivers'
import { ESCALATION, MQTT, SMTP } from './settings'
import { giveUp } from './table'
import { filterOf } from './webhook-row'

/** In one transaction. */
const BATCH = 20

type Due = { id: string; alertId: string; step: number }

/** Returns how many announcements there were: as many as fit into a transaction mean that there may be more. */
export function fanOut({ prisma, clock }: Pick<Needs, 'prisma' | 'clock'>): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const due = await tx.$queryRaw<Due[]>`
      SELECT id, alert_id AS "alertId", step FROM announcements
      WHERE due_at <= clock_timestamp() ORDER BY due_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`
    if (due.length === 0) return 0
    const setup = await readSetup(tx)
    for (const { alertId, step } of due) await announce(tx, setup, alertId, step, clock.now())
    await tx.announcement.deleteMany({ where: { id: { in: due.map(({ id }) => id) } } })
    await giveUp(tx)
    return due.length
  })
}

export const isFull = (count: number): boolean => count === BATCH

async function announce(tx: Transaction, setup: Setup, alertId: string, step: number, now: number): Promise<void> {
  const row = await tx.alert.findUnique({ where: { id: alertId }, omit: { evidence: true }, include: WITH_PLACE })
  const alert = row && toTold(row)
  if (!row || !alert || (step > 0 && !isUnhandled(alert))) return
  // People handle incidents: they are told of the firing that begins one, programs of each.
  const begins = row.incidentId === row.id
  const receivers = receiversOf(alert, step, begins ? setup : { ...setup, people: [] })
  await tx.delivery.createMany({
    data: receivers.map((receiver) => ({ alertId, step, ...receiver })),
    skipDuplicates: true,
  })
  if (step === 0 && begins) await escalate(tx, setup.steps, row, now)
}

/** Each step when its time comes, counted from the firing: what was stored late may be late already. */
async function escalate(
  tx: Transaction,
  steps: readonly EscalationStep[],
  { id, severity, raisedAt }: Row,
  now: number,
) {
  const age = Math.max(0, now - raisedAt.getTime())
  for (const [i, { afterMinutes, severity: least }] of steps.entries()) {
    if (!atLeastAs(severity, least)) continue
    const waitMs = Math.max(0, Math.round(afterMinutes * 60_000 - age))
    await tx.$executeRaw`
      INSERT INTO announcements (id, alert_id, step, due_at)
      VALUES (gen_random_uuid(), ${id}::uuid, ${i + 1}, clock_timestamp() + ${waitMs}::float8 * interval '1 ms')
      ON CONFLICT DO NOTHING`
  }
}

export const WITH_PLACE = { camera: { select: { place: true } } } as const
type Row = Omit<Alert, 'evidence'> & { camera: { place: string } | null }

export function toTold({ severity, state, cameraId, cameraPlace, camera, ruleId }: Row): Told {
  return { severity, state, cameraId, place: camera?.place ?? cameraPlace, ruleId }
}

async function readSetup(tx: Transaction): Promise<Setup> {
  const webhooks = await tx.webhook.findMany({ where: { enabled: true }, orderBy: { id: 'asc' } })
  const smtp = await SMTP.read(tx)
  const mqtt = await MQTT.read(tx)
  const steps = await ESCALATION.read(tx)
  return {
    webhooks: webhooks.map((row) => ({ ...row, filter: filterOf(row) })),
    people: await readPeople(
      tx,
      steps.flatMap(({ userIds }) => userIds),
    ),
    mail: smtp !== null,
    broker: mqtt && new URL(mqtt.url).host,
    steps,
  }
}

const WITH_NOTICES = { ...WITH_GRANTS, notices: true, browsers: { orderBy: { id: 'asc' } } } as const

/** Who wants to be told of something, and who is to be. */
async function readPeople(tx: Transaction, named: string[]): Promise<Person[]> {
  const rows = await tx.user.findMany({
    where: { disabledAt: null, OR: [{ notices: { isNot: null } }, { id: { in: named } }] },
    include: WITH_NOTICES,
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => ({
    who: { userId: row.id, name: row.name, role: row.role, grants: row.grants.map(toGrant), cap: 'admin' },
    email: row.email,
    own: row.notices && (ownNotices.safeParse(row.notices.settings).data ?? null),
    browsers: row.browsers,
  }))
}

/** One of them, as they are now; null when they are gone or may not sign in. */
export async function readPerson(prisma: Pick<Transaction, 'user'>, id: string) {
  const row = await prisma.user.findUnique({ where: { id }, include: WITH_NOTICES })
  if (!row || row.disabledAt) return null
  const own = row.notices && (ownNotices.safeParse(row.notices.settings).data ?? null)
  const { name, role, email } = row
  return {
    who: { userId: row.id, name, role, grants: row.grants.map(toGrant), cap: 'admin' as const },
    ...{ email, own },
  }
}

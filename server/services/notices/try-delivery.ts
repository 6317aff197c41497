/** One try of one delivery: whether it may be told now, the telling, and what becomes of it. */
import { channel as channelName, type NoticeOutcome } from '../../contract/notices'
import { addressPolicy } from '../../outgoing/address-policy'
import type { Delivery } from '../../store/generated/client'
import { within } from '../../within'
import { toAlertView } from '../alerts/view'
import { failureOf } from './failure-of'
import { readPerson, toTold, WITH_PLACE } from './fan-out'
import { toMessage } from './message'
import type { Needs } from './needs'
import type { Notice, Outcome } from './notice'
import { restAfter, retryAfter, whyNot } from './plan'
import { SENDERS } from './senders'
import { RANGES } from './settings'
import { type End, finish, freeLane, laneFailed, restLane } from './table'

/** Of one try, whatever hangs. */
const TRY_MS = 10_000
/** A sender that does not hear the signal. */
const GRACE_MS = 2_000

/** Of a delivery that was claimed. Throws only what the database does: then its lease runs out. */
export async function tryDelivery(c: Needs, delivery: Delivery, stop: AbortSignal): Promise<NoticeOutcome> {
  const notice = await toNotice(c, delivery)
  if ('skip' in notice) {
    await finish(c.prisma, delivery, { state: 'skipped', reason: notice.skip })
    return { sent: false, reason: notice.skip, status: null }
  }
  const outcome = await send(c, notice, stop)
  // Not over: this server ends, another one or the next start tries again.
  if (!outcome) return { sent: false, reason: 'lost', status: null }
  await store(c, delivery, outcome)
  const status = outcome.status ?? null
  if (outcome.end === 'sent') return { sent: true, reason: null, status }
  return { sent: false, reason: outcome.end === 'gone' ? 'gone' : outcome.reason, status }
}

type Skipped = { skip: NonNullable<ReturnType<typeof whyNot>> }

/** Rights, wishes and the alert's state are those of this moment. */
async function toNotice(c: Needs, delivery: Delivery): Promise<Notice | Skipped> {
  const { alertId, userId, step } = delivery
  const row =
    alertId === null
      ? null
      : await c.prisma.alert.findUnique({ where: { id: alertId }, omit: { evidence: true }, include: WITH_PLACE })
  if (alertId !== null && !row) return { skip: 'removed' }
  const person = userId === null ? null : await readPerson(c.prisma, userId)
  const own = person?.own ?? null
  if (userId !== null) {
    const at = c.clock.now()
    const skip = row ? whyNot({ who: person?.who ?? null, own, alert: toTold(row), step, at }) : null
    if (!person || skip) return { skip: skip ?? 'removed' }
  }
  const age = row && c.clock.now() - row.raisedAt.getTime()
  const fact = {
    alert: row && { ...toAlertView(row), ruleId: row.ruleId },
    unhandledMinutes: step > 0 && age !== null ? Math.max(0, Math.round(age / 60_000)) : null,
    url: row ? `${c.links}/alerts/${row.id}` : c.links,
  }
  return { delivery, ...fact, own, message: toMessage(delivery, fact, c.clock.now()) }
}

/** Null: told to stop before it was over. */
async function send(c: Needs, notice: Notice, stop: AbortSignal): Promise<Outcome | null> {
  const limit = AbortSignal.any([stop, AbortSignal.timeout(TRY_MS)])
  try {
    const sender = SENDERS[channelName.parse(notice.delivery.channel)]
    const way = { ...c.outgoing, allows: addressPolicy(await RANGES.read(c.prisma)) }
    const late = () => new DOMException('the sender does not end', 'TimeoutError')
    return await within(TRY_MS + GRACE_MS, sender({ ...c, way }, notice, limit), late)
  } catch (error) {
    if (stop.aborted) return null
    const reason = failureOf(error)
    if (reason === 'internal') c.log.error({ err: error, channel: notice.delivery.channel }, 'a notice failed')
    return { end: 'failed', reason }
  }
}

function store({ prisma }: Needs, delivery: Delivery, outcome: Outcome): Promise<void> {
  const { lane } = delivery
  return prisma.$transaction(async (tx) => {
    await finish(tx, delivery, endOf(delivery, outcome))
    if (outcome.end === 'sent') return freeLane(tx, lane, { due: delivery.alertId === null })
    // A test says what is wrong to whoever asked for it, and holds nobody else up.
    if (outcome.end === 'refused' || delivery.alertId === null) return
    const reason = outcome.end === 'gone' ? 'gone' : outcome.reason
    const failures = await laneFailed(tx, lane, { reason, status: outcome.status ?? null })
    const rest = outcome.end === 'gone' ? null : restAfter(failures, Math.random())
    if (rest !== 0) await restLane(tx, lane, rest)
  })
}

function endOf({ attempts, alertId }: Delivery, outcome: Outcome): End {
  const status = outcome.status ?? null
  if (outcome.end === 'sent') return { state: 'sent', status }
  if (outcome.end === 'gone') return { state: 'failed', reason: 'gone', status }
  const { reason } = outcome
  const afterMs = outcome.end === 'refused' || alertId === null ? null : retryAfter(attempts, Math.random())
  return afterMs === null ? { state: 'failed', reason, status } : { state: 'waiting', reason, status, afterMs }
}

/** When something is told, to whom, and when no more. Pure: durations in ms, moments given. */
import { can } from '../../access/can'
import { type Backoff, backoffMs } from '../../backoff'
import type { AlertState } from '../../contract/alert'
import type { NoticeFilter, OwnNotices, Skip } from '../../contract/notices'
import { SEVERITIES, type Severity } from '../../contract/rule'
import type { Principal } from '../../contract/user'
import { openingAt } from '../../rules/schedule/opening'

/** About 5 hours in all: 5 s, 10 s, 20 s … 1 h. */
export const MAX_ATTEMPTS = 14
const RETRY: Backoff = { firstMs: 5_000, maxMs: 3_600_000 }
/** What has failed so often in a row rests, whatever is told through it. */
const FAILURES_UNTIL_REST = 5
const REST: Backoff = { firstMs: 60_000, maxMs: 3_600_000 }

/** How long one delivery waits after a try that failed; null: it is given up. @param random 0..1 */
export function retryAfter(attempts: number, random: number): number | null {
  return attempts >= MAX_ATTEMPTS ? null : backoffMs(RETRY, attempts, random)
}

/** How long a lane rests after so many failures in a row; 0: it does not. */
export function restAfter(failures: number, random: number): number {
  return failures < FAILURES_UNTIL_REST ? 0 : backoffMs(REST, failures - FAILURES_UNTIL_REST + 1, random)
}

/** An alert as far as it decides who is told. */
export type Told = {
  severity: Severity
  state: AlertState
  cameraId: string | null
  /** Of the camera; of one that is gone, what it was. */
  place: string
  ruleId: string | null
}

export const atLeastAs = (severity: Severity, least: Severity): boolean =>
  SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least)

/** Nobody has said anything to it yet. */
export const isUnhandled = ({ state }: Pick<Told, 'state'>): boolean => state === 'raised'

export function matches({ severity, cameraIds, ruleIds }: NoticeFilter, alert: Told): boolean {
  return (
    atLeastAs(alert.severity, severity) &&
    (cameraIds === null || (alert.cameraId !== null && cameraIds.includes(alert.cameraId))) &&
    (ruleIds === null || (alert.ruleId !== null && ruleIds.includes(alert.ruleId)))
  )
}

/** Whether a person does not want to hear anything then. */
export function isQuiet({ quiet, timeZone }: Pick<OwnNotices, 'quiet' | 'timeZone'>, at: number): boolean {
  if (quiet.length === 0) return false
  const periods = quiet.map((hours) => ({ ...hours, name: '' }))
  return openingAt({ timeZone, periods, exceptions: [], quiet: [] }, at).open
}

type Question = {
  /** Null: the person is gone, or may not sign in. */
  who: Principal | null
  /** Null: nothing was set; told only what an administrator wants. */
  own: OwnNotices | null
  alert: Told
  /** 0: it was raised; else nobody has handled it. */
  step: number
  at: number
}

/** Why this person is not told of this alert at this moment; null: they are. */
export function whyNot({ who, own, alert, step, at }: Question): Skip | null {
  if (!who) return 'removed'
  if (!can(who, 'alert.read', { cameraId: alert.cameraId, place: alert.place })) return 'no_right'
  if (!isUnhandled(alert)) return 'handled'
  if (step === 0 && !(own && matches(own.filter, alert))) return 'filtered'
  const urgent = step > 0 || alert.severity === 'critical'
  return own && isQuiet(own, at) && !(urgent && own.urgentAnyway) ? 'quiet' : null
}

/** When a rule would have fired, had it been there: what its editor shows before it is saved. */
import { z } from 'zod'
import { alertCause } from '../rules/kinds'
import { isTimeZone } from './report'
import { ruleDraft } from './rule'

/** Whole days before today; today is looked at too. */
export const TRIAL_DAYS = [7, 30] as const
export type TrialDays = (typeof TRIAL_DAYS)[number]

/** What a rule asks and when; how it is called and whether it is on does not matter. */
export const ruleTrial = z.strictObject({
  ...ruleDraft.pick({ cameraId: true, condition: true, forMs: true, cooldownMs: true, scheduleId: true }).shape,
  /** The rule that is being changed: its alerts are told beside. */
  ruleId: z.string().max(64).nullable().default(null),
  days: z.literal(TRIAL_DAYS),
  /** IANA name: whose days they are where no timetable says. */
  zone: z.string().max(60).refine(isTimeZone).default('UTC'),
})
export type RuleTrial = z.infer<typeof ruleTrial>
export type RuleTrialInput = z.input<typeof ruleTrial>

export const trialResult = z.strictObject({
  /** Of the lessons of its place, else the one that was asked with. */
  zone: z.string(),
  /** Unix ms: from is in it, to is not. */
  from: z.int(),
  to: z.int(),
  /** A day, or an hour, as the zone has them; in order, the last one up to now. */
  steps: z.array(
    z.strictObject({
      from: z.int(),
      to: z.int(),
      count: z.int(),
      /** In which there was something to look at. */
      seconds: z.int(),
    }),
  ),
  total: z.int(),
  /** Of all steps together. */
  seconds: z.int(),
  /** Stretches of two minutes or more without anything to look at; in order. */
  gaps: z.array(z.strictObject({ from: z.int(), to: z.int() })),
  /** How far apart the moments are that were looked at, ms. */
  everyMs: z.int(),
  /** The latest, the very latest first. */
  firings: z.array(
    z.strictObject({
      at: z.int(),
      heldMs: z.int(),
      cause: alertCause,
      /** The alert that was raised at that moment. */
      alertId: z.string().nullable(),
    }),
  ),
  /** Alerts that the rule raised in this time, as it was then; null: a new rule. */
  raised: z.int().nullable(),
  /** How long it took, ms. */
  tookMs: z.int(),
})
export type TrialResult = z.infer<typeof trialResult>

/** Rules: an operator's condition on what a camera shows. What can be asked is in server/rules/kinds. */
import { z } from 'zod'
import { ruleCondition, unknownKind } from '../rules/kinds'
import { behaviourCode } from './behaviours'

export const SEVERITIES = ['info', 'warning', 'critical'] as const
export const severity = z.enum(SEVERITIES)
export type Severity = z.infer<typeof severity>

export const MAX_FOR_MS = 3_600_000
export const MAX_COOLDOWN_MS = 86_400_000

const ruleFields = {
  name: z.string().trim().min(1).max(80),
  cameraId: z.string(),
  condition: ruleCondition,
  /** The condition must hold this long without a break; 0 where a kind is seen in a single frame. */
  forMs: z.int().min(0).max(MAX_FOR_MS),
  /** After firing, silent this long. */
  cooldownMs: z.int().min(0).max(MAX_COOLDOWN_MS),
  severity,
  /** It looks only while this is open; null: always. */
  scheduleId: z.string().nullable(),
  enabled: z.boolean(),
}

export const ruleDraft = z.strictObject({
  ...ruleFields,
  cooldownMs: ruleFields.cooldownMs.default(60_000),
  severity: ruleFields.severity.default('warning'),
  scheduleId: ruleFields.scheduleId.default(null),
  enabled: ruleFields.enabled.default(true),
})
export type RuleDraft = z.infer<typeof ruleDraft>
export type RuleDraftInput = z.input<typeof ruleDraft>
/** What is absent stays as it is: hence the fields without defaults, which partial() of a draft would fill in. */
export const rulePatch = z.strictObject(ruleFields).partial()
export type RulePatch = z.infer<typeof rulePatch>

export const ruleView = z.strictObject({
  id: z.string(),
  ...ruleFields,
  /** A rule of an unknown kind never fires. */
  condition: z.discriminatedUnion('kind', [ruleCondition, unknownKind]),
  cameraName: z.string(),
  /** Of the area or line that it asks about; null when it asks about none. */
  zoneName: z.string().nullable(),
  /** Of its schedule; null without. */
  scheduleName: z.string().nullable(),
  createdAt: z.int(),
})
export type RuleView = z.infer<typeof ruleView>

/** What a camera can see, as far as rules are concerned: a rule on anything else never fires. */
export const cameraSight = z.strictObject({
  cameraId: z.string(),
  enabled: z.boolean(),
  /** `unknown`: the engine could not look into the model's file just now. */
  model: z.enum(['none', 'unusable', 'unknown', 'ready']),
  /** Empty unless the model is ready. */
  behaviours: z.array(behaviourCode),
  /** The model's classes; empty unless it is ready and names them. */
  labels: z.array(z.string()),
})
export type CameraSight = z.infer<typeof cameraSight>

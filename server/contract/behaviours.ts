/** The six classroom behaviours: code, fixed order and names, exactly as integrators read them. */
import { z } from 'zod'

export const BEHAVIOUR_ORDER = ['u', 'd', 'c', 'b', 'p', 's'] as const
export const behaviourCode = z.enum(BEHAVIOUR_ORDER)
export type BehaviourCode = z.infer<typeof behaviourCode>

export const BEHAVIOUR_ZH: Record<BehaviourCode, string> = {
  u: '抬头',
  d: '低头',
  c: '趴桌',
  b: '回头',
  p: '使用手机',
  s: '站立',
}

export const BEHAVIOUR_EN: Record<BehaviourCode, string> = {
  u: 'LookingUp',
  d: 'LookingDown',
  c: 'LyingOnDesk',
  b: 'LookingBack',
  p: 'UsingPhone',
  s: 'Standing',
}

export const behaviourCounts = z.strictObject({
  u: z.int().min(0),
  d: z.int().min(0),
  c: z.int().min(0),
  b: z.int().min(0),
  p: z.int().min(0),
  s: z.int().min(0),
})
export type BehaviourCounts = z.infer<typeof behaviourCounts>

/**
 * Model label -> behaviour code; null: none, although its name is a known one. What is not mapped and not known is an
 * object without behaviour, never a guess.
 */
export const labelMap = z.record(z.string().min(1).max(100), behaviourCode.nullable())
export type LabelMap = z.infer<typeof labelMap>

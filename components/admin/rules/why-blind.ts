import type { BehaviourCode } from '@/server/contract/behaviours'
import type { CameraSight } from '@/server/contract/rule'

/** Why a rule cannot fire, as a key of `rules.blind`. */
export type Blindness = 'noModel' | 'unusable' | 'notTold' | 'disabled'

/**
 * Why a camera cannot see a behaviour; null when it can, or when nobody can tell just now. What takes longest to mend
 * is said first: a camera that is off is one click away.
 */
export function whyBlind(sight: CameraSight | undefined, behaviour: BehaviourCode): Blindness | null {
  if (!sight) return null
  if (sight.model === 'none') return 'noModel'
  if (sight.model === 'unusable') return 'unusable'
  if (sight.model === 'ready' && !sight.behaviours.includes(behaviour)) return 'notTold'
  return sight.enabled ? null : 'disabled'
}

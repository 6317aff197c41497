import type { CameraSight, RuleView } from '@/server/contract/rule'
import { ruleKindNamed } from '@/server/rules/kinds'

/** Why a rule cannot fire: a key of `rules.blind`, or `unseen`, which its kind says in words. */
export type Blindness = 'noModel' | 'unusable' | 'unseen' | 'disabled'

/**
 * Why a camera cannot see what a rule asks; null when it can, or when nobody can tell just now. What takes longest to mend
 * is said first: a camera that is off is one click away.
 */
export function whyBlind(sight: CameraSight | undefined, condition: RuleView['condition']): Blindness | null {
  if (!sight || condition.kind === 'unknown') return null
  const kind = ruleKindNamed(condition.kind)
  const off = sight.enabled ? null : 'disabled'
  if (kind?.ofCamera) return off
  if (sight.model === 'none') return 'noModel'
  if (sight.model === 'unusable') return 'unusable'
  if (sight.model === 'ready' && !kind?.sees(condition.params, sight)) return 'unseen'
  return off
}

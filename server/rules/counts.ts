/** Behaviour counts of one frame. */
import type { BehaviourCode, BehaviourCounts } from '../contract/behaviours'

/** How many objects show each behaviour; objects without behaviour are not counted. */
export function countBehaviours(objects: readonly { behaviour: BehaviourCode | null }[]): BehaviourCounts {
  const counts: BehaviourCounts = { u: 0, d: 0, c: 0, b: 0, p: 0, s: 0 }
  for (const { behaviour } of objects) if (behaviour !== null) counts[behaviour] += 1
  return counts
}

/** Of how many the behaviour is not clear. Browser-safe. */
export function countUnsure(objects: readonly { unsure?: true }[]): number {
  return objects.filter(({ unsure }) => unsure).length
}

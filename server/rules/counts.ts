/** Counts of one frame. Browser-safe. */
import type { BehaviourCode, BehaviourCounts } from '../contract/behaviours'
import type { SampleObject } from './kind'
import { isWanted } from './wanted'

/** How many objects show each behaviour; objects without behaviour are not counted. */
export function countBehaviours(objects: readonly { behaviour: BehaviourCode | null }[]): BehaviourCounts {
  const counts: BehaviourCounts = { u: 0, d: 0, c: 0, b: 0, p: 0, s: 0 }
  for (const { behaviour } of objects) if (behaviour !== null) counts[behaviour] += 1
  return counts
}

/** Of how many the behaviour is not clear. */
export function countUnsure(objects: readonly { unsure?: true }[]): number {
  return objects.filter(({ unsure }) => unsure).length
}

/** How many are people: some models find vehicles and animals as well. */
export function countPeople(objects: readonly Pick<SampleObject, 'behaviour' | 'unsure' | 'label'>[]): number {
  return objects.filter((object) => isWanted(object, null)).length
}

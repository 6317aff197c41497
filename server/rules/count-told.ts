/** Counts of objects as frames and films tell them. Browser-safe. */
import type { BehaviourCode } from '../contract/behaviours'
import type { FrameObject } from '../contract/frame'
import { isWanted } from './wanted'

type Told = Pick<FrameObject, 'class_name' | 'unsure'> & { behavior: { code: BehaviourCode } | null }

/** How many are people, and of what else how many, each kind in the order of coming. */
export function countTold(objects: readonly Told[]): { people: number; others: { label: string; count: number }[] } {
  const others = new Map<string, number>()
  let people = 0
  for (const object of objects) {
    const { class_name: label } = object
    if (isPersonTold(object)) people++
    else others.set(label, (others.get(label) ?? 0) + 1)
  }
  return { people, others: [...others].map(([label, count]) => ({ label, count })) }
}

export function isPersonTold({ class_name: label, behavior, unsure }: Told): boolean {
  return isWanted({ label, behaviour: behavior?.code ?? null, ...(unsure && { unsure }) }, null)
}

/** What the numbers in a set's labels mean, as its README says. */
import type { BehaviourCode } from '../../server/contract/behaviours'
import { createLabelMapper } from '../../server/contract/label-mapper'

/**
 * heads: every box is a head; behaviours[class] is what it does, null where the class does not say. bodies: boxes go
 * round whole people, or round something else, and say nothing of heads but where there can be none.
 */
export type Classes = { kind: 'heads'; behaviours: (BehaviourCode | null)[] } | { kind: 'bodies'; count: number }

/** `0 up 1 down`, or `0 up`, `1 down` with words between: code spans of numbers and names alone. */
const SPAN = /`((?:\d+ [\p{L}_-]+ ?)+)`/gu
const PAIR = /(\d+) ([\p{L}_-]+)/gu

/** Names in class order. A list that begins anew (of another folder of labels) is left out. [] when none is given. */
export function classNames(readme: string): string[] {
  const names: string[] = []
  for (const [, span] of readme.matchAll(SPAN)) {
    for (const [, number, name] of span!.matchAll(PAIR)) if (Number(number) === names.length) names.push(name!)
  }
  return names
}

/** What sets call heads, beside the names that the product knows itself. */
const HEADS: Record<string, BehaviourCode | null> = { head: null, back: 'b', lookaround: 'b' }

export function classesOf(names: readonly string[]): Classes {
  const behaviourOf = createLabelMapper({})
  const meanings = names.map((name) => (name in HEADS ? HEADS[name] : (behaviourOf(name) ?? undefined)))
  const behaviours = meanings.filter((meaning) => meaning !== undefined)
  return behaviours.length === names.length ? { kind: 'heads', behaviours } : { kind: 'bodies', count: names.length }
}

/** A behaviour per track that does not flicker: the majority of the last moments. */
import type { BehaviourCode } from '../../contract/behaviours'

/**
 * Two inferences at the usual 200 ms, so that what one of them says alone is not shown, and a change is shown with the
 * second. Longer ones made counts worse on the demo films: they were late more often than right.
 */
export const DEFAULT_WINDOW_MS = 400
/** Votes kept per track, whatever the frame rate. */
const MAX_VOTES = 64

type Vote = { atMs: number; code: BehaviourCode | null }
export type Votes = { votes: readonly Vote[]; shown: BehaviourCode | null }

export const NO_VOTES: Votes = { votes: [], shown: null }

/**
 * Adds what was seen at atMs (null: no behaviour) and says what to show: the most frequent of the window; among equals
 * what is shown already, else the newest.
 */
export function vote(before: Votes, code: BehaviourCode | null, atMs: number, windowMs: number): Votes {
  const votes = [...before.votes.filter((old) => atMs - old.atMs < windowMs), { atMs, code }].slice(-MAX_VOTES)
  const counts = new Map<BehaviourCode | null, number>()
  for (const { code: voted } of votes) counts.set(voted, (counts.get(voted) ?? 0) + 1)
  const most = Math.max(...counts.values())
  if (votes.length > 1 && counts.get(before.shown) === most) return { votes, shown: before.shown }
  const newest = votes.findLast(({ code: voted }) => counts.get(voted) === most)
  return { votes, shown: newest?.code ?? null }
}

/** A behaviour per track that does not flicker: the majority of the last moments. */
import type { BehaviourCode } from '../../contract/behaviours'

/**
 * Two inferences at the usual 200 ms, so that what one of them says alone is not shown, and a change is shown with the
 * second. Longer ones made counts worse on the demo films: they were late more often than right.
 */
export const DEFAULT_WINDOW_MS = 400
/** Votes kept per track, whatever the frame rate. */
const MAX_VOTES = 64

/** What a picture says of somebody: a behaviour, that two are too close to tell, or nothing of the kind. */
export type Said = BehaviourCode | 'unsure' | null

type Vote = { atMs: number; said: Said }
export type Votes = { votes: readonly Vote[]; shown: Said }

export const NO_VOTES: Votes = { votes: [], shown: null }

/**
 * Adds what was seen at atMs and says what to show: the most frequent of the window; among equals
 * what is shown already, else the newest.
 */
export function vote(before: Votes, said: Said, atMs: number, windowMs: number): Votes {
  const votes = [...before.votes.filter((old) => atMs - old.atMs < windowMs), { atMs, said }].slice(-MAX_VOTES)
  const counts = new Map<Said, number>()
  for (const { said: voted } of votes) counts.set(voted, (counts.get(voted) ?? 0) + 1)
  const most = Math.max(...counts.values())
  if (votes.length > 1 && counts.get(before.shown) === most) return { votes, shown: before.shown }
  const newest = votes.findLast(({ said: voted }) => counts.get(voted) === most)
  return { votes, shown: newest?.said ?? null }
}

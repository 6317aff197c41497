/** How long a change of behaviour takes to be shown. */
import type { BehaviourCode } from '../../server/contract/behaviours'

/** Who was there in one frame and did what. hidden: hardly seen. */
export type TrueFrame = {
  atMs: number
  people: ReadonlyMap<number, { behaviour: BehaviourCode; hidden: boolean }>
}

/** A person began something else at fromMs and did it until untilMs. */
export type Change = { person: number; behaviour: BehaviourCode; fromMs: number; untilMs: number }

/** What was shown in one frame for each person that was found. */
export type ShownBehaviours = { atMs: number; shown: ReadonlyMap<number, BehaviourCode | null> }

export type Onsets = {
  /** Ms from each change to the first frame that shows it, rising. */
  delays: number[]
  /** Changes that were never shown while they lasted. */
  never: number
}

/**
 * Changes that last at least leastMs: a person who was there in the frame before goes over to another behaviour and stays
 * with it that long, in sight for the first leastMs. What is under way at the film's end lasts until its last frame.
 */
export function findChanges(frames: readonly TrueFrame[], leastMs: number): Change[] {
  const running = new Map<number, Change & { began: boolean; hiddenMs: number | null }>()
  const changes: Change[] = []
  const end = (person: number, untilMs: number) => {
    const run = running.get(person)
    running.delete(person)
    if (!run?.began || untilMs - run.fromMs < leastMs) return
    if (run.hiddenMs !== null && run.hiddenMs - run.fromMs < leastMs) return
    changes.push({ person, behaviour: run.behaviour, fromMs: run.fromMs, untilMs })
  }
  for (const { atMs, people } of frames) {
    for (const person of [...running.keys()]) if (!people.has(person)) end(person, atMs)
    for (const [person, { behaviour, hidden }] of people) {
      const before = running.get(person)
      if (before && before.behaviour !== behaviour) end(person, atMs)
      if (before?.behaviour !== behaviour) {
        running.set(person, {
          person,
          behaviour,
          fromMs: atMs,
          untilMs: atMs,
          began: before !== undefined,
          hiddenMs: null,
        })
      }
      const run = running.get(person)
      if (run && hidden) run.hiddenMs ??= atMs
    }
  }
  const last = frames.at(-1)?.atMs ?? 0
  for (const person of [...running.keys()]) end(person, last)
  return changes.sort((a, b) => a.fromMs - b.fromMs || a.person - b.person)
}

/** For each change the first frame, from its start until its end, in which that person's box shows it. */
export function onsets(changes: readonly Change[], frames: readonly ShownBehaviours[]): Onsets {
  const delays: number[] = []
  let never = 0
  for (const { person, behaviour, fromMs, untilMs } of changes) {
    const first = frames.find(({ atMs, shown }) => atMs >= fromMs && atMs < untilMs && shown.get(person) === behaviour)
    if (first) delays.push(first.atMs - fromMs)
    else never++
  }
  return { delays: delays.sort((a, b) => a - b), never }
}

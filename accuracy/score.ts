/** A run of the pipeline against the truth: every figure of one film. */
import { BEHAVIOUR_ORDER, type BehaviourCode } from '../server/contract/behaviours'
import { countBehaviours } from '../server/rules/counts'
import type { FilmRun, ShownFrame } from './film-run'
import { averagePrecision } from './metrics/average-precision'
import { carriedIou } from './metrics/carried'
import { type CountError, countError } from './metrics/count-error'
import { type Hota, hota } from './metrics/hota'
import { idSwitches } from './metrics/id-switches'
import { idf1 } from './metrics/identity'
import { SAME_PERSON, withoutIgnored } from './metrics/ignored'
import { findChanges, type Onsets, onsets, type TrueFrame } from './metrics/onset'
import type { Person, Truth } from './truth'

/** Shorter ones are passing gestures. */
const LEAST_CHANGE_MS = 2_000

export type Scores = {
  /** Mean of the AP50 of the behaviours that occur. */
  map50: number
  /** AP50 and number of boxes; null where nobody does it. */
  perBehaviour: Record<BehaviourCode, { ap50: number | null; boxes: number }>
  tracks: Hota & { idf1: number; switches: number; switchesPerMinute: number }
  /** Mean IoU of carried boxes with whom they were measured on, and how many there were. */
  carried: { iou: number; boxes: number }
  counts: CountError
  onset: Onsets
  frames: { measured: number; shown: number; minutes: number }
}

/** The run must be of the truth's film (checkPictures). */
export function score(truth: Truth, run: FilmRun): Scores {
  const frames = run.shown.map((shown) => {
    const people = truth.frames[shown.index]!
    return { atMs: shown.atMs, ...withoutIgnored(people, shown.objects) }
  })
  const perBehaviour = Object.fromEntries(
    BEHAVIOUR_ORDER.map((code) => [code, precisionOf(code, truth, run.shown)]),
  ) as Scores['perBehaviour']
  const precisions = Object.values(perBehaviour).flatMap(({ ap50 }) => ap50 ?? [])
  const tracked = frames.map(({ truth: people, found }) => ({
    truth: people,
    // Without an id yet: shown and counted, but no track.
    found: found.flatMap(({ trackId, box }) => (trackId === null ? [] : { id: trackId, box })),
  }))
  const minutes = durationMs(run.times) / 60_000
  const switches = idSwitches(tracked)
  return {
    map50: precisions.reduce((sum, value) => sum + value, 0) / precisions.length,
    perBehaviour,
    tracks: { ...hota(tracked), idf1: idf1(tracked), switches, switchesPerMinute: switches / minutes },
    carried: carriedIou(run.shown.map(({ index, objects }) => ({ truth: truth.frames[index]!, found: objects }))),
    counts: countError(
      frames.map(({ atMs, truth: people, found }) => ({
        atMs,
        counted: countBehaviours(found),
        truth: countBehaviours(people),
      })),
    ),
    onset: onsets(
      findChanges(trueFrames(truth, run.times), LEAST_CHANGE_MS),
      frames.map(({ atMs, pairs }) => ({
        atMs,
        shown: new Map(pairs.map(([person, object]) => [person.id, object.behaviour])),
      })),
    ),
    frames: { measured: run.shown.filter(({ found }) => found).length, shown: run.shown.length, minutes },
  }
}

/** Over the pictures that the model saw. A hardly seen person is ignored whatever the model calls what they do. */
function precisionOf(code: BehaviourCode, truth: Truth, shown: readonly ShownFrame[]) {
  const wanted = (person: Person) => person.ignored || person.behaviour === code
  const pictures = shown.flatMap(({ index, found }) =>
    found
      ? { truth: truth.frames[index]!.filter(wanted), found: found.filter(({ behaviour }) => behaviour === code) }
      : [],
  )
  const boxes = pictures.reduce((sum, picture) => sum + picture.truth.filter(({ ignored }) => !ignored).length, 0)
  return { ap50: averagePrecision(pictures, SAME_PERSON), boxes }
}

function trueFrames({ frames }: Truth, times: readonly number[]): TrueFrame[] {
  return frames.map((people, index) => ({
    atMs: times[index]!,
    people: new Map(people.map(({ id, behaviour, ignored }) => [id, { behaviour, hidden: ignored }])),
  }))
}

/** From the first picture to the end of the last one. */
function durationMs(times: readonly number[]): number {
  const last = times.at(-1) ?? 0
  return times.length < 2 ? last : last + last / (times.length - 1)
}

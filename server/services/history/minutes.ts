/** Measured frames of one camera, summed up minute by minute. Pure. */
import { BEHAVIOUR_ORDER } from '../../contract/behaviours'
import { countBehaviours, countPeople, countUnsure } from '../../rules/counts'
import type { SampleObject } from '../../rules/kind'

export const MINUTE_MS = 60_000

/** A row of camera_minutes. */
export type Minute = {
  cameraId: string
  /** Its beginning, Unix ms. */
  at: number
  frames: number
  seconds: number
  people: number
  unsure: number
  behaviours: number[]
  peopleMost: number
  mosts: number[]
}

type Measured = {
  cameraId: string
  at: number
  objects: readonly Pick<SampleObject, 'behaviour' | 'unsure' | 'label'>[]
}

export type Minutes = {
  /** Adds a frame; returns the camera's minute before, when this one begins another. */
  add(frame: Measured): Minute | null
  /** Those that ended before `now`, and with `all` those that go on. */
  take(now: number, all?: boolean): Minute[]
}

export function createMinutes(): Minutes {
  const open = new Map<string, { minute: Minute; seconds: Set<number> }>()

  function begin(cameraId: string, at: number) {
    const zeros = () => BEHAVIOUR_ORDER.map(() => 0)
    const sums = { frames: 0, seconds: 0, people: 0, unsure: 0, behaviours: zeros() }
    const entry = { minute: { cameraId, at, ...sums, peopleMost: 0, mosts: zeros() }, seconds: new Set<number>() }
    open.set(cameraId, entry)
    return entry
  }

  return {
    add({ cameraId, at, objects }) {
      const start = Math.floor(at / MINUTE_MS) * MINUTE_MS
      const before = open.get(cameraId)
      // A clock that was set back begins a minute again: the rows of both are added up.
      const same = before?.minute.at === start
      const { minute, seconds } = same ? before : begin(cameraId, start)
      const counts = countBehaviours(objects)
      const people = countPeople(objects)
      minute.frames++
      seconds.add(Math.floor((at - start) / 1000))
      minute.seconds = seconds.size
      minute.people += people
      minute.unsure += countUnsure(objects)
      minute.peopleMost = Math.max(minute.peopleMost, people)
      BEHAVIOUR_ORDER.forEach((code, i) => {
        minute.behaviours[i] = (minute.behaviours[i] ?? 0) + counts[code]
        minute.mosts[i] = Math.max(minute.mosts[i] ?? 0, counts[code])
      })
      return same || !before ? null : before.minute
    },
    take(now, all = false) {
      const ended = [...open.values()].map(({ minute }) => minute).filter(({ at }) => all || at + MINUTE_MS <= now)
      for (const { cameraId } of ended) open.delete(cameraId)
      return ended
    },
  }
}

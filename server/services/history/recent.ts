/** The last minutes of each camera's counts, one a second: bounded in time and in cameras that run here. Pure. */
import type { RecentCounts } from '../../contract/history'
import { countBehaviours, countPeople, countUnsure } from '../../rules/counts'
import type { SampleObject } from '../../rules/kind'

export type RecentCount = RecentCounts[number]
type Measured = {
  cameraId: string
  /** Unix ms. */
  at: number
  objects: readonly Pick<SampleObject, 'behaviour' | 'unsure' | 'label'>[]
}

/** What lines of the last minutes show. */
export const RECENT_MS = 5 * 60_000
const SECOND_MS = 1000
/** Whoever was not heard of for longest goes. */
const MAX_CAMERAS = 64

export type Recent = {
  /** The last measured frame of a second counts. */
  add(frame: Measured): void
  /** In order, not older than RECENT_MS before `now`. */
  of(cameraId: string, now: number): RecentCount[]
}

export function createRecent(): Recent {
  const known = new Map<string, RecentCount[]>()
  return {
    add({ cameraId, at, objects }) {
      const point: RecentCount = {
        timestamp: at,
        people: countPeople(objects),
        unsure: countUnsure(objects),
        counts: countBehaviours(objects),
      }
      const points = known.get(cameraId) ?? []
      const last = points.at(-1)
      // A clock that was set back begins anew.
      if (last && at < last.timestamp) points.length = 0
      else if (last && second(last.timestamp) === second(at)) points.pop()
      points.push(point)
      while (points[0] && at - points[0].timestamp > RECENT_MS) points.shift()
      known.delete(cameraId)
      known.set(cameraId, points)
      if (known.size > MAX_CAMERAS) for (const oldest of [...known.keys()].slice(0, 1)) known.delete(oldest)
    },
    of: (cameraId, now) =>
      (known.get(cameraId) ?? []).filter(({ timestamp }) => now - timestamp <= RECENT_MS && timestamp <= now),
  }
}

const second = (at: number) => Math.floor(at / SECOND_MS)

/** The newest counts of every camera: what ticks report. */
import type { Clock } from '../clock'
import type { BehaviourCounts } from '../contract/behaviours'
import type { FrameFeed } from '../frames/frame-feed'
import { isPersonTold } from '../rules/count-told'
import { countUnsure } from '../rules/counts'

/** Older counts are not "now": a camera that is gone ticks nothing, and a chart shows a gap instead of a flat line. */
const COUNTS_STALE_MS = 5_000

export type Counts = { counts: BehaviourCounts; people: number; unsure: number }
export type CountBoard = {
  /** Null while the camera sends nothing. */
  latest(cameraId: string): Counts | null
  stop(): void
}

export function createCountBoard(feed: FrameFeed, clock: Clock): CountBoard {
  const board = new Map<string, Counts & { at: number }>()
  const stop = feed.subscribeAll(({ message }) => {
    const { camera_id, behavior_counts: counts, objects } = message
    const people = objects.filter(isPersonTold).length
    board.set(camera_id, { counts, people, unsure: countUnsure(objects), at: clock.steady() })
  })
  return {
    latest(cameraId) {
      const found = board.get(cameraId)
      return found && clock.steady() - found.at <= COUNTS_STALE_MS ? found : null
    },
    stop,
  }
}

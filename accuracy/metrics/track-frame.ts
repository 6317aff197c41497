/** What the track metrics read, and ids as indices. */
import type { BBox } from '../../server/contract/frame'
import { overlaps } from './assignment'

export type Tracked = { id: number; box: BBox }

/** One frame without ignored people. Ids are unique within a frame, on each side. */
export type TrackFrame = { truth: readonly Tracked[]; found: readonly Tracked[] }

/** A frame with ids as indices 0, 1, 2 … over the whole film, and the IoU of each pair. */
export type IndexedFrame = { truth: number[]; found: number[]; overlap: number[][] }

export type IndexedFilm = {
  frames: IndexedFrame[]
  /** Frames in which each person is there, by index. */
  truthFrames: number[]
  /** Frames in which each track is there, by index. */
  foundFrames: number[]
}

export function indexIds(frames: readonly TrackFrame[]): IndexedFilm {
  const truth = createIndex()
  const found = createIndex()
  const indexed = frames.map((frame) => ({
    truth: frame.truth.map(({ id }) => truth.see(id)),
    found: frame.found.map(({ id }) => found.see(id)),
    overlap: overlaps(frame.truth, frame.found),
  }))
  return { frames: indexed, truthFrames: truth.frames, foundFrames: found.frames }
}

function createIndex() {
  const indices = new Map<number, number>()
  const frames: number[] = []
  return {
    frames,
    see(id: number): number {
      const index = indices.get(id) ?? indices.size
      indices.set(id, index)
      frames[index] = (frames[index] ?? 0) + 1
      return index
    },
  }
}

/** A table of zeros, a row per person, a column per track. */
export function pairTable({ truthFrames, foundFrames }: IndexedFilm): number[][] {
  return truthFrames.map(() => foundFrames.map(() => 0))
}

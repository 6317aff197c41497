/**
 * Who is in which area and who crosses which line: worked out once a track and measured frame, for all rules of a camera.
 * What it remembers of a track ends with the track.
 */
import type { BBox } from '../contract/frame'
import { isArea, type Zone } from '../contract/zone'
import { anchorOf, toPixels } from '../geometry/anchor'
import { contains, distanceToLine, distanceToSides, type Point, segmentsMeet, turn } from '../geometry/polygon'

/** An area that an object is in, and for how long without a break; 0 while its track is tentative. */
export type Inside = { zoneId: string; dwellMs: number }

export type Direction = 'forward' | 'backward'
/**
 * What a track did in this very frame. Who is first seen inside has not been seen entering; who is lost inside has not been
 * seen leaving.
 */
export type ZoneEvent =
  | { type: 'entered'; zoneId: string; trackId: number }
  | { type: 'left'; zoneId: string; trackId: number; dwellMs: number }
  | { type: 'crossed'; zoneId: string; trackId: number; direction: Direction }

/** Box in pixels, as width and height of its frame. */
type Found = { trackId: number | null; box: BBox; zones?: readonly Inside[] }
type Frame<O> = { atMs: number; width: number; height: number; objects: readonly O[] }
export type Watched<O> = { objects: (O & { zones: readonly Inside[] })[]; events: ZoneEvent[] }

export type ZoneWatch = {
  /** Frames in their order; a track that was not seen for more than maxGapMs begins anew. */
  look<O extends Found>(frame: Frame<O>, maxGapMs: number): Watched<O>
}

/** Out of an area is who is beyond its sides by more than this, in parts of the picture's shorter side: boxes tremble. */
const MARGIN = 0.01

/** What is remembered of one: changed in place, since everybody is looked at in every picture. */
type Track = {
  id: number
  seenMs: number
  /** Areas that it is in, since when. */
  inside: Map<string, number>
  /** By line: where it was last seen clearly on one side, pixels. */
  clear: Map<string, Point>
}

const NOWHERE: readonly Inside[] = []
/** Who comes with zones already is not copied: replays of weeks have millions. */
const nowhere = <O extends Found>(object: O): O & { zones: readonly Inside[] } =>
  object.zones ? (object as O & { zones: readonly Inside[] }) : { ...object, zones: NOWHERE }

export function createZoneWatch(zones: readonly Zone[]): ZoneWatch {
  let shapes = inPixels(zones, { width: 0, height: 0 })
  const tracks = new Map<number, Track>()

  return {
    look({ atMs, width, height, objects }, maxGapMs) {
      if (zones.length === 0) return { objects: objects.map(nowhere), events: [] }
      if (shapes.width !== width || shapes.height !== height) shapes = inPixels(zones, { width, height })
      for (const { id, seenMs } of tracks.values()) if (atMs - seenMs > maxGapMs) tracks.delete(id)
      const events: ZoneEvent[] = []
      const watched = objects.map((object) => {
        const { trackId, box } = object
        const known = trackId === null ? undefined : tracks.get(trackId)
        const track = known ?? { id: trackId ?? Number.NaN, seenMs: atMs, inside: new Map(), clear: new Map() }
        track.seenMs = atMs
        // Nothing happens to whom is seen for the first time, or not for sure.
        const tell = known ? events : null
        followAreas(track, box, tell)
        followLines(track, box, tell)
        if (trackId !== null) tracks.set(trackId, track)
        return { ...object, zones: whereabouts(track) }
      })
      return { objects: watched, events }
    },
  }

  function followAreas({ id: trackId, seenMs, inside }: Track, box: BBox, tell: ZoneEvent[] | null): void {
    for (const { id: zoneId, anchor, points } of shapes.areas) {
      const at = anchorOf(box, anchor)
      const since = inside.get(zoneId)
      if (contains(points, at)) {
        if (since !== undefined) continue
        inside.set(zoneId, seenMs)
        tell?.push({ type: 'entered', zoneId, trackId })
      } else if (since !== undefined && distanceToSides(points, at) > MARGIN * shapes.shorter) {
        inside.delete(zoneId)
        tell?.push({ type: 'left', zoneId, trackId, dwellMs: seenMs - since })
      }
    }
  }

  function followLines({ id: trackId, clear }: Track, box: BBox, tell: ZoneEvent[] | null): void {
    for (const { id: zoneId, anchor, jitter, from, to } of shapes.lines) {
      const at = anchorOf(box, anchor)
      if (distanceToLine(from, to, at) <= jitter * shapes.shorter) continue
      const was = clear.get(zoneId)
      clear.set(zoneId, at)
      const side = turn(from, to, at)
      // Who went round an end of it is on the other side as well, and has not crossed it.
      if (!was || turn(from, to, was) === side || !segmentsMeet([from, to], [was, at])) continue
      tell?.push({ type: 'crossed', zoneId, trackId, direction: side === 1 ? 'forward' : 'backward' })
    }
  }
}

function whereabouts({ seenMs, inside }: Track): readonly Inside[] {
  if (inside.size === 0) return NOWHERE
  return [...inside].map(([zoneId, since]) => ({ zoneId, dwellMs: seenMs - since }))
}

function inPixels(zones: readonly Zone[], size: { width: number; height: number }) {
  return {
    ...size,
    shorter: Math.min(size.width, size.height),
    areas: zones.filter(isArea).map((area) => ({ ...area, points: toPixels(area.points, size) })),
    lines: zones.flatMap((zone) => {
      if (isArea(zone)) return []
      const [from, to] = toPixels(zone.points, size) as [Point, Point]
      return [{ ...zone, from, to }]
    }),
  }
}

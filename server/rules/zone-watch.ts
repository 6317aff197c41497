/**
 * Who is in which area and who crosses which line: worked out once a track and measured frame, for all rules of a camera.
 * What it remembers of a track ends with the track.
 */
import type { BBox } from '../contract/frame'
import { type Anchor, isArea, type Zone } from '../contract/zone'
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
type Found = { trackId: number | null; box: BBox }
type Frame<O> = { atMs: number; width: number; height: number; objects: readonly O[] }
export type Watched<O> = { objects: (O & { zones: readonly Inside[] })[]; events: ZoneEvent[] }

export type ZoneWatch = {
  /** Frames in their order; a track that was not seen for more than maxGapMs begins anew. */
  look<O extends Found>(frame: Frame<O>, maxGapMs: number): Watched<O>
}

/** Out of an area is who is beyond its sides by more than this, in parts of the picture's shorter side: boxes tremble. */
const MARGIN = 0.01

type Track = {
  seenMs: number
  /** Areas that it is in, since when. */
  inside: Map<string, number>
  /** By line: where it was last seen clearly on one side, pixels. */
  clear: Map<string, Point>
}

export function createZoneWatch(zones: readonly Zone[]): ZoneWatch {
  let shapes = inPixels(zones, { width: 0, height: 0 })
  let tracks = new Map<number, Track>()

  return {
    look({ atMs, width, height, objects }, maxGapMs) {
      if (zones.length === 0) return { objects: objects.map((object) => ({ ...object, zones: [] })), events: [] }
      if (shapes.width !== width || shapes.height !== height) shapes = inPixels(zones, { width, height })
      const seen = new Map([...tracks].filter(([, { seenMs }]) => atMs - seenMs <= maxGapMs))
      const events: ZoneEvent[] = []
      const watched = objects.map((object) => {
        const { trackId, box } = object
        const at = (anchor: Anchor) => anchorOf(box, anchor)
        const before = trackId === null ? undefined : seen.get(trackId)
        const next = { seenMs: atMs, inside: areasAround(at, before, atMs), clear: clearOf(at, before) }
        if (trackId !== null) {
          seen.set(trackId, next)
          if (before) events.push(...moves(trackId, before, next), ...crossings(trackId, before, next))
        }
        return { ...object, zones: [...next.inside].map(([zoneId, since]) => ({ zoneId, dwellMs: atMs - since })) }
      })
      tracks = seen
      return { objects: watched, events }
    },
  }

  function areasAround(at: (anchor: Anchor) => Point, before: Track | undefined, atMs: number): Map<string, number> {
    const inside = new Map<string, number>()
    for (const { id, anchor, points } of shapes.areas) {
      const since = before?.inside.get(id)
      const near = () => since !== undefined && distanceToSides(points, at(anchor)) <= MARGIN * shapes.shorter
      if (contains(points, at(anchor)) || near()) inside.set(id, since ?? atMs)
    }
    return inside
  }

  function clearOf(at: (anchor: Anchor) => Point, before: Track | undefined): Map<string, Point> {
    const clear = new Map(before?.clear)
    for (const { id, anchor, jitter, from, to } of shapes.lines) {
      const point = at(anchor)
      if (distanceToLine(from, to, point) > jitter * shapes.shorter) clear.set(id, point)
    }
    return clear
  }

  function crossings(trackId: number, before: Track, now: Track): ZoneEvent[] {
    return shapes.lines.flatMap(({ id: zoneId, from, to }) => {
      const was = before.clear.get(zoneId)
      const is = now.clear.get(zoneId)
      if (!was || !is || turn(from, to, was) === turn(from, to, is)) return []
      // Who went round an end of it is on the other side as well, and has not crossed it.
      if (!segmentsMeet([from, to], [was, is])) return []
      return [{ type: 'crossed', zoneId, trackId, direction: turn(from, to, is) === 1 ? 'forward' : 'backward' }]
    })
  }
}

function moves(trackId: number, before: Track, now: Track): ZoneEvent[] {
  const entered = [...now.inside.keys()].filter((zoneId) => !before.inside.has(zoneId))
  const left = [...before.inside].filter(([zoneId]) => !now.inside.has(zoneId))
  return [
    ...entered.map((zoneId) => ({ type: 'entered' as const, zoneId, trackId })),
    ...left.map(([zoneId, since]) => ({ type: 'left' as const, zoneId, trackId, dwellMs: now.seenMs - since })),
  ]
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

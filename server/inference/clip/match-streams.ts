/**
 * A clip of one stream of a camera, results of another: which picture shows what was found. Both streams tell the camera's clock
 * (RTCP sender reports), so that a picture taken at the same moment is found whatever either of them takes to come; without it by
 * when they came. Pure.
 */
import type { ClipPicture, ClipResult, SeenIn } from './join-track'
import { TICKS_PER_MS } from './stream-clock'

/** Of a picture of the clip: ticks from its beginning; when taken by the camera's clock, null when it does not tell; when it came, steady ms. */
export type ClipMoment = [ticks: number, cameraMs: number | null, cameMs: number]

/** Streams that are further apart by the camera's clock than by when they come do not tell the same clock. */
const MAX_APART_MS = 5_000
/** Two clocks told in 1/90000 s each are not equal to the last digit. */
const ROUNDING_MS = 0.5

type Line = { atMs: number; place: number }[]

/**
 * Every picture of the clip, with the frame whose result is its own: the nearest one of the other stream, no more than half of that one's
 * frames away. near: they were told by when they came, which is right to some pictures. Where the camera tells its clock, what was found
 * before it did is left out: the first pictures after connecting.
 */
export function matchStreams(
  moments: readonly ClipMoment[],
  results: readonly ClipResult[],
): { pictures: ClipPicture[]; near: boolean } {
  const shown = [...moments].sort((a, b) => a[0] - b[0])
  const seen = new Map(results.flatMap(({ frameId, seen }) => (seen ? [[frameId, seen]] : [])))
  const near = !isOneClock(shown, [...seen.values()])
  const line = near ? arrivals(shown) : byCamera(shown)
  const best = new Map<number, { frameId: number; by: number }>()
  for (const [frameId, { cameraMs, cameMs, frameMs }] of seen) {
    const atMs = near ? cameMs : cameraMs
    const found = atMs === null ? null : nearest(line, atMs)
    if (!found || found.by > frameMs / 2 + ROUNDING_MS) continue
    if (found.by < (best.get(found.place)?.by ?? Number.POSITIVE_INFINITY))
      best.set(found.place, { frameId, by: found.by })
  }
  return {
    pictures: shown.map(([ticks], place) => [best.get(place)?.frameId ?? null, ticks]),
    near: near && best.size > 0,
  }
}

/** Packets come in bursts and not as they are shown: their time line says when each should have come. */
function arrivals(shown: readonly ClipMoment[]): Line {
  const offset = median(shown.map(([ticks, , cameMs]) => cameMs - ticks / TICKS_PER_MS))
  return shown.map(([ticks], place) => ({ atMs: ticks / TICKS_PER_MS + offset, place }))
}

/** By the camera's clock; what came before it was told is as far from the next that says it as on the time line. */
function byCamera(shown: readonly ClipMoment[]): Line {
  const line: Line = []
  let known: { ticks: number; cameraMs: number } | null = null
  for (let place = shown.length - 1; place >= 0; place--) {
    const [ticks, cameraMs] = shown[place] as ClipMoment
    if (cameraMs !== null) known = { ticks, cameraMs }
    if (known) line.push({ atMs: known.cameraMs - (known.ticks - ticks) / TICKS_PER_MS, place })
  }
  return line.sort((a, b) => a.atMs - b.atMs)
}

/** Cameras are known whose streams each count from somewhere else. */
function isOneClock(shown: readonly ClipMoment[], seen: readonly SeenIn[]): boolean {
  const of = (pairs: readonly { cameraMs: number | null; cameMs: number }[]) =>
    pairs.flatMap(({ cameraMs, cameMs }) => (cameraMs === null ? [] : [cameraMs - cameMs]))
  const [one, other] = [of(shown.map(([, cameraMs, cameMs]) => ({ cameraMs, cameMs }))), of(seen)]
  return one.length > 0 && other.length > 0 && Math.abs(median(one) - median(other)) <= MAX_APART_MS
}

/** line: rising. Null when there is nothing on it. */
function nearest(line: Line, atMs: number): { place: number; by: number } | null {
  let [low, high] = [0, line.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((line[middle]?.atMs ?? 0) < atMs) low = middle + 1
    else high = middle
  }
  const two = [line[low - 1], line[low]].flatMap((point) =>
    point ? [{ place: point.place, by: Math.abs(point.atMs - atMs) }] : [],
  )
  return two.sort((a, b) => a.by - b.by)[0] ?? null
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}

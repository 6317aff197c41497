/**
 * The pictures of a clip and what was found in some of them -> what is in each. A picture between two in which the same person
 * was found has that person between the two places; whoever was found in one of them alone is in no other. Pure.
 */
import type { BBox } from '../../contract/frame'
import type { EngineObject } from '../messages'

/** Frame id (null: nothing was looked for in it), and when it is shown from the clip's beginning, ticks of 90 kHz. */
export type ClipPicture = [frameId: number | null, ticks: number]
/**
 * Of a picture that is not the clip's own: when it was taken by the camera's clock, Unix ms (null when that is not told), and when it
 * came, steady ms; how long it is shown, ms; its size, pixels: what boxes are in.
 */
export type SeenIn = { cameraMs: number | null; cameMs: number; frameMs: number; width: number; height: number }
/** seen: where the clip is of another stream than the one it was found in. */
export type ClipResult = { frameId: number; measured: boolean; objects: EngineObject[]; seen?: SeenIn }
export type TrackRow = { ticks: number; measured: boolean; objects: EngineObject[] }

/** Results further apart say nothing about the pictures between them. */
const MAX_GAP_TICKS = 1_500 * 90

/** In the order in which the pictures are shown. */
export function joinTrack(pictures: readonly ClipPicture[], results: readonly ClipResult[]): TrackRow[] {
  const found = new Map<number, ClipResult>()
  // A picture may go out with carried boxes before its own come.
  for (const result of results)
    if (result.measured || !found.get(result.frameId)?.measured) found.set(result.frameId, result)
  const shown = [...pictures].sort((a, b) => a[1] - b[1])
  const known = shown.flatMap(([frameId, ticks]) => {
    const result = frameId === null ? undefined : found.get(frameId)
    return result ? [{ ticks, result }] : []
  })
  let next = 0
  return shown.map(([frameId, ticks]) => {
    const own = frameId === null ? undefined : found.get(frameId)
    while ((known[next]?.ticks ?? Number.POSITIVE_INFINITY) <= ticks) next++
    if (own) return { ticks, measured: own.measured, objects: own.objects }
    const [before, after] = [known[next - 1], known[next]]
    const gap = before && after ? after.ticks - before.ticks : Number.POSITIVE_INFINITY
    if (!before || !after || gap > MAX_GAP_TICKS) return { ticks, measured: false, objects: [] }
    const share = (ticks - before.ticks) / gap
    return { ticks, measured: false, objects: between(before.result.objects, after.result.objects, share) }
  })
}

/** What is so many of its own sizes away is not the same any more, or has not come there by moving. */
const MAX_SIZES = 2

function isNear(a: BBox, b: BBox): boolean {
  const size = Math.max(a.x2 - a.x1, a.y2 - a.y1)
  return Math.hypot(b.x1 - a.x1, b.y1 - a.y1) <= MAX_SIZES * size
}

/** share: how far from the one to the other, 0..1. */
function between(before: readonly EngineObject[], after: readonly EngineObject[], share: number): EngineObject[] {
  const later = new Map(after.map((object) => [object.trackId, object]))
  return before.flatMap(({ keypoints: _, ...object }) => {
    const there = object.trackId === null ? undefined : later.get(object.trackId)
    if (!there || !isNear(object.box, there.box)) return []
    const mix = (side: 'x1' | 'y1' | 'x2' | 'y2') => object.box[side] + (there.box[side] - object.box[side]) * share
    return [{ ...object, predicted: true, box: { x1: mix('x1'), y1: mix('y1'), x2: mix('x2'), y2: mix('y2') } }]
  })
}

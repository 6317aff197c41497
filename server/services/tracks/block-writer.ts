/** Seconds of a camera become columns of small numbers, while they come: a minute of a full room is 100 KB in memory. Pure. */
import type { View } from '../../contract/view'
import { type ByteWriter, byteWriter } from './bytes'
import {
  CODE_BITS,
  CODES,
  type Columns,
  FLAG,
  GRID,
  type KeptObject,
  MOST_OBJECTS,
  type Second,
  UNSURE,
} from './second'

export type BlockWriter = {
  add(second: Second): void
  readonly seconds: number
  /** From the first second to the last, ms. */
  readonly spanMs: number
  done(): Columns
}

/** left, top, width, height, in parts of GRID. */
type Box = readonly [number, number, number, number]
const SIDES = [0, 1, 2, 3] as const
const NOWHERE: Box = [0, 0, 0, 0]

/** @param size of the source, pixels */
export function blockWriter(size: { width: number; height: number }): BlockWriter {
  const [times, flags, counts, ids, codes, boxes, views] = Array.from({ length: 7 }, byteWriter) as Seven
  const labels = new Map<string, number>()
  const lastBoxes = new Map<number, Box>()
  let lastView: View | null = null
  let firstMs = 0
  /** After the first. */
  let lastMs = 0
  let seconds = 0

  function addObject({ trackId, label, box, behaviour, unsure }: KeptObject, idBefore: number): number {
    // Null is 0, so that those without a track come first.
    const id = trackId === null ? 0 : trackId + 1
    ids.count(id - idBefore)
    const name = labels.get(label) ?? labels.size
    labels.set(label, name)
    codes.count((name << CODE_BITS) | (unsure ? UNSURE : CODES.indexOf(behaviour)))
    const now = inGrid(box, size)
    const before = (trackId !== null && lastBoxes.get(trackId)) || NOWHERE
    for (const i of SIDES) boxes.signed(now[i] - before[i])
    if (trackId !== null) lastBoxes.set(trackId, now)
    return id
  }

  function addView(view: View): void {
    const before = lastView
    views.bytes(before ? view.map((cell, i) => cell - (before[i] ?? 0)) : view)
    lastView = view
  }

  return {
    add({ steadyMs, silent, objects, view }) {
      if (seconds === 0) firstMs = steadyMs
      const afterMs = Math.max(lastMs, Math.round(steadyMs - firstMs))
      times.count(afterMs - lastMs)
      lastMs = afterMs
      seconds++
      flags.byte((silent ? FLAG.silent : 0) | (objects ? FLAG.measured : 0) | (view ? FLAG.view : 0))
      if (objects) {
        const kept = [...objects].sort((a, b) => (a.trackId ?? -1) - (b.trackId ?? -1)).slice(0, MOST_OBJECTS)
        counts.count(kept.length)
        let id = 0
        for (const object of kept) id = addObject(object, id)
      }
      if (view) addView(view)
    },
    get seconds() {
      return seconds
    },
    get spanMs() {
      return lastMs
    },
    done() {
      const all = byteWriter()
      const utf8 = new TextEncoder()
      all.count(labels.size)
      for (const label of labels.keys()) {
        const bytes = utf8.encode(label)
        all.count(bytes.length)
        all.bytes(bytes)
      }
      for (const column of [times, flags, counts, ids, codes]) all.bytes(column.done())
      return { seconds: all.done(), boxes: boxes.done(), views: views.done() }
    },
  }
}
type Seven = [ByteWriter, ByteWriter, ByteWriter, ByteWriter, ByteWriter, ByteWriter, ByteWriter]

function inGrid({ x1, y1, x2, y2 }: KeptObject['box'], { width, height }: { width: number; height: number }): Box {
  const part = (value: number, of: number) => Math.round((value / Math.max(1, of)) * GRID)
  const [left, top] = [part(x1, width), part(y1, height)]
  return [left, top, part(x2, width) - left, part(y2, height) - top]
}

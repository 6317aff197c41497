/** The seconds of a block again, with what of them is wanted. Pure. */
import { VIEW_COLUMNS, VIEW_ROWS, type View } from '../../contract/view'
import { type ByteReader, byteReader } from './bytes'
import {
  type BlockHead,
  CODE_BITS,
  CODES,
  type Columns,
  FLAG,
  GRID,
  type KeptObject,
  type Second,
  UNSURE,
} from './second'

const VIEW_CELLS = VIEW_COLUMNS * VIEW_ROWS
/** Of whom where they are does not matter. */
const NOWHERE = { x1: 0, y1: 0, x2: 0, y2: 0 }
const NO_ZONES: [] = []

/** `boxes` and `views` empty: they are not wanted. steadyMs counts from the block's beginning. Throws RangeError for what is no block. */
export function readBlock(
  { seconds: count, width, height }: Pick<BlockHead, 'seconds' | 'width' | 'height'>,
  columns: Columns,
): Second[] {
  const own = byteReader(columns.seconds)
  const labels = readLabels(own)
  const times = many(count, () => own.count())
  const flags = many(count, () => own.byte())
  const counts = flags.map((flag) => (flag & FLAG.measured ? own.count() : 0))
  const ids = counts.map((length) => many(length, () => own.count()))
  const boxes = columns.boxes.length > 0 ? byteReader(columns.boxes) : null
  const views = columns.views.length > 0 ? byteReader(columns.views) : null
  const lastBoxes = new Map<number, Int32Array>()
  /** The same person doing the same somewhere is one object. */
  const known = new Map<number, Map<number, KeptObject>>()
  let lastView: View | null = null
  let steadyMs = 0

  function readObject(id: number): KeptObject {
    const code = own.count()
    if (!boxes) {
      const byCode = known.get(id) ?? new Map<number, KeptObject>()
      const object = byCode.get(code) ?? objectOf(id, code, NOWHERE)
      known.set(id, byCode.set(code, object))
      return object
    }
    const box = (id > 0 && lastBoxes.get(id)) || new Int32Array(4)
    for (let i = 0; i < 4; i++) box[i] = (box[i] ?? 0) + boxes.signed()
    if (id > 0) lastBoxes.set(id, box)
    const [left = 0, top = 0, wide = 0, high = 0] = box
    const [across, down] = [width / GRID, height / GRID]
    return objectOf(id, code, {
      x1: left * across,
      y1: top * down,
      x2: (left + wide) * across,
      y2: (top + high) * down,
    })
  }

  /** @param steps from each id to the next */
  function readObjects(steps: readonly number[]): KeptObject[] {
    let id = 0
    return steps.map((step) => {
      id += step
      return readObject(id)
    })
  }

  function objectOf(id: number, code: number, box: KeptObject['box']): KeptObject {
    const said = code & ((1 << CODE_BITS) - 1)
    // All of one shape, which is read ten times as fast as of two.
    return {
      trackId: id === 0 ? null : id - 1,
      label: labels[code >> CODE_BITS] ?? '',
      box,
      behaviour: CODES[said] ?? null,
      unsure: said === UNSURE ? true : undefined,
      zones: NO_ZONES,
    }
  }

  function readView(reader: ByteReader): View {
    const before: View | null = lastView
    const view = reader.bytes(VIEW_CELLS).slice()
    if (before) for (let i = 0; i < VIEW_CELLS; i++) view[i] = (view[i] ?? 0) + (before[i] ?? 0)
    lastView = view
    return view
  }

  return flags.map((flag, place) => {
    steadyMs += times[place] ?? 0
    const objects = readObjects(ids[place] ?? [])
    const view = flag & FLAG.view && views ? readView(views) : null
    return { steadyMs, silent: (flag & FLAG.silent) !== 0, objects: flag & FLAG.measured ? objects : null, view }
  })
}

function readLabels(reader: ByteReader): string[] {
  const utf8 = new TextDecoder()
  return many(reader.count(), () => utf8.decode(reader.bytes(reader.count())))
}

/** Bounded by the bytes there are: each takes one. */
function many<T>(count: number, read: () => T): T[] {
  const all: T[] = []
  for (let i = 0; i < count; i++) all.push(read())
  return all
}

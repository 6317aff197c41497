/** One camera's frames become blocks: of each second what its first measured frame found, of each minute a block. Pure. */
import type { EngineFrame } from '../../inference/messages'
import { MINUTE_MS } from '../../rules/schedule/zone'
import { type BlockWriter, blockWriter } from './block-writer'
import type { BlockHead, Columns, Second } from './second'

const SECOND_MS = 1000
/** A result may come so long after pictures that were taken later, s. */
const LAG_S = 5
/** Views take more room than people: every other one is kept. */
const VIEWS_MS = 1_500
/** Of a block. */
const MOST_SECONDS = 120
/** The wall clock was set when it differs from the steady one by more. */
const CLOCK_SET_MS = 500

export type EndedBlock = { head: BlockHead; columns: Columns }
export type TrackFrame = Pick<
  EngineFrame,
  'at' | 'steadyMs' | 'measured' | 'error' | 'objects' | 'width' | 'height' | 'view'
>

export type Track = {
  /** @param intervalMs wanted between two inferences; both return blocks that have ended with it. */
  add(frame: TrackFrame, intervalMs: number): EndedBlock[]
  /** No picture comes. */
  silent(moment: { at: number; steadyMs: number }): EndedBlock[]
  /** What there is, when nothing more comes. */
  take(): EndedBlock[]
}

type Moment = Second & { at: number; width: number; height: number; intervalMs: number }
type Open = { head: Omit<BlockHead, 'seconds' | 'spanMs'>; firstMs: number; writer: BlockWriter }

export function createTrack(): Track {
  /** Seconds that go on, by their number, in order. */
  const now = new Map<number, Moment>()
  let newest = Number.NEGATIVE_INFINITY
  let open: Open | null = null
  let lastViewMs = Number.NEGATIVE_INFINITY

  function settle(lag: number): EndedBlock[] {
    const over = [...now.keys()].filter((second) => second <= newest - lag).sort((a, b) => a - b)
    return over.flatMap((second) => {
      const moment = now.get(second)
      now.delete(second)
      const ended = moment && keep(moment)
      return ended ? [ended] : []
    })
  }

  function keep(second: Moment): EndedBlock | null {
    const ended = open && !belongs(open, second) ? end() : null
    open ??= begin(second)
    open.head.intervalMs = Math.max(open.head.intervalMs, second.intervalMs)
    open.writer.add(second)
    return ended
  }

  function end(): EndedBlock | null {
    if (!open) return null
    const { head, writer } = open
    open = null
    return { head: { ...head, seconds: writer.seconds, spanMs: writer.spanMs }, columns: writer.done() }
  }

  return {
    add({ at, steadyMs, measured, error, objects, width, height, view: shown }, intervalMs) {
      const second = secondOf(steadyMs)
      if (second <= newest - LAG_S) return []
      const found = measured && !error ? { objects, width, height, at, steadyMs } : null
      const view = shown && steadyMs - lastViewMs >= VIEWS_MS ? shown : null
      if (view) lastViewMs = steadyMs
      const same = now.get(second)
      if (same && !same.silent) {
        if (same.objects === null && found) Object.assign(same, found)
        same.view ??= view
        return []
      }
      const nothing = { objects: null, width: 0, height: 0 }
      now.set(second, { ...nothing, at, steadyMs, silent: false, view, intervalMs, ...found })
      newest = Math.max(newest, second)
      return settle(LAG_S)
    },
    silent({ at, steadyMs }) {
      const second = secondOf(steadyMs)
      if (second <= newest) return []
      now.set(second, { at, steadyMs, silent: true, objects: null, view: null, width: 0, height: 0, intervalMs: 0 })
      newest = second
      return settle(LAG_S)
    },
    take() {
      const ended = settle(0)
      const last = end()
      return last ? [...ended, last] : ended
    },
  }
}

const secondOf = (ms: number) => Math.floor(ms / SECOND_MS)
const minuteOf = (ms: number) => Math.floor(ms / MINUTE_MS)

function begin({ at, steadyMs, width, height, intervalMs }: Moment): Open {
  return { head: { at, width, height, intervalMs }, firstMs: steadyMs, writer: blockWriter({ width, height }) }
}

function belongs({ head, firstMs, writer }: Open, { at, steadyMs, objects, width, height }: Moment): boolean {
  if (minuteOf(at) !== minuteOf(head.at)) return false
  // The clock stands still, or goes back as fast as time goes on.
  if (writer.seconds >= MOST_SECONDS) return false
  if (Math.abs(at - head.at - (steadyMs - firstMs)) > CLOCK_SET_MS) return false
  return objects === null || (width === head.width && height === head.height)
}

/** One camera's frames become blocks: of each second what its first measured frame found, of each minute a block. Pure. */
import type { EngineFrame } from '../../inference/messages'
import { MINUTE_MS } from '../../rules/schedule/zone'
import { type BlockWriter, blockWriter } from './block-writer'
import type { BlockHead, Columns, Second } from './second'

const SECOND_MS = 1000
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
  /** @param intervalMs wanted between two inferences; both return a block that has ended with it. */
  add(frame: TrackFrame, intervalMs: number): EndedBlock | null
  /** No picture comes. */
  silent(moment: { at: number; steadyMs: number }): EndedBlock | null
  /** What there is, when nothing more comes. */
  take(): EndedBlock[]
}

type Moment = Second & { at: number; width: number; height: number; intervalMs: number }
type Open = { head: Omit<BlockHead, 'seconds' | 'spanMs'>; firstMs: number; writer: BlockWriter }

export function createTrack(): Track {
  /** The second that goes on. */
  let now: Moment | null = null
  let open: Open | null = null

  function moveTo(next: Moment): EndedBlock | null {
    const ended = now && keep(now)
    now = next
    return ended
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
    add({ at, steadyMs, measured, error, objects, width, height, view }, intervalMs) {
      const same = now && !now.silent && secondOf(now.steadyMs) === secondOf(steadyMs) ? now : null
      const found = measured && !error ? { objects, width, height, at, steadyMs } : null
      if (same) {
        if (same.objects === null && found) Object.assign(same, found)
        same.view ??= view ?? null
        return null
      }
      // What was seen is older than what is known.
      if (now && steadyMs < now.steadyMs) return null
      const nothing = { objects: null, width: 0, height: 0 }
      return moveTo({ ...nothing, at, steadyMs, silent: false, view: view ?? null, intervalMs, ...found })
    },
    silent({ at, steadyMs }) {
      if (now && secondOf(steadyMs) <= secondOf(now.steadyMs)) return null
      return moveTo({ at, steadyMs, silent: true, objects: null, view: null, width: 0, height: 0, intervalMs: 0 })
    },
    take() {
      const before = now && keep(now)
      now = null
      return [before, end()].filter((block) => block !== null)
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

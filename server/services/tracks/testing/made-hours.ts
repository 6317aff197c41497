/** Hours of a made room at full rate, everything happening in it that a kind of rule looks at. No chance in it but numbers. */
import { VIEW_COLUMNS, VIEW_ROWS, type View } from '../../../contract/view'
import type { Zone } from '../../../contract/zone'
import type { FoundObject } from '../../../rules/kind'
import type { TrackFrame } from '../track'

export const SIZE = { width: 1280, height: 720 }
export const INTERVAL_MS = 200
const CYCLE_S = 120

const between = (x1: number, x2: number) => [
  { x: x1, y: 0.1 },
  { x: x2, y: 0.1 },
  { x: x2, y: 0.95 },
  { x: x1, y: 0.95 },
]
export const ZONES: Zone[] = [
  { id: 'board', name: 'Board', kind: 'restricted', anchor: 'bottom_centre', points: between(0.6, 0.8) },
  {
    ...{ id: 'door', name: 'Door', kind: 'line', anchor: 'bottom_centre', jitter: 0.01 },
    points: [
      { x: 0.5, y: 0.1 },
      { x: 0.5, y: 0.95 },
    ],
  },
]

/** What happens: a picture of any kind, or a second without one. */
export type Happening = { frame: TrackFrame } | { silent: { at: number; steadyMs: number } }

/** @param start Unix ms; the steady clock is another one */
export function* madeHours(start: number, hours: number): Generator<Happening> {
  for (let ms = 0; ms < hours * 3_600_000; ms += 100) {
    const moment = { at: start + ms, steadyMs: 5_000 + ms }
    const [cycle, s] = [Math.floor(ms / 1000 / CYCLE_S), (ms / 1000) % CYCLE_S]
    const off = cycle % 7 === 0 && s >= 95 && s < 115
    if (off) {
      // As the server looks: once a second, from three seconds after the last picture.
      if (ms % 1000 === 0 && s >= 98) yield { silent: moment }
      continue
    }
    const view = ms % 1000 === 300 ? viewAt(cycle, s) : undefined
    const measured = ms % INTERVAL_MS === 0
    if (!measured && !view) continue
    const objects = measured ? peopleAt(cycle, s, ms) : []
    yield { frame: { ...moment, ...SIZE, measured, objects: objects as TrackFrame['objects'], ...(view && { view }) } }
  }
}

/** Of each cycle something else, a whole number below `most`. */
const some = (cycle: number, what: number, most: number) => ((cycle * 7919 + what * 104729) % 9973) % most

function peopleAt(cycle: number, s: number, ms: number): FoundObject[] {
  const phones = 20 + some(cycle, 1, 10)
  // Long enough for a rule of five seconds, too short, or not at all.
  const phonesFor = [12, 3, 0, 9][cycle % 4] ?? 0
  const seated = [1, 2, 3, 4, 5, 6].map((id): FoundObject => {
    const onPhone = id <= 3 && s >= phones && s < phones + phonesFor
    const lies = id === 5 && cycle % 5 === 0 && s >= 10 && s < 45
    const tremble = ((ms / 100 + id * 13) % 7) - 3
    const unsure = id === 6 && cycle % 2 === 0 ? { unsure: true as const } : {}
    const behaviour = unsure.unsure ? null : onPhone ? 'p' : lies ? 'c' : 'u'
    return { trackId: id, label: 'person', box: at(0.05 + id * 0.05 + tremble / SIZE.width), behaviour, ...unsure }
  })
  const walker = walkerAt(cycle, s)
  return walker === null ? seated : [...seated, walker]
}

/** Somebody walks through the room in twenty seconds; every sixth cycle they stay at the board on their way. */
function walkerAt(cycle: number, s: number): FoundObject | null {
  if (cycle % 3 !== 0) return null
  const since = s - 60 - some(cycle, 2, 4)
  const rest = cycle % 6 === 0 ? Math.min(20, Math.max(0, since - 14)) : 0
  const share = (since - rest) / 20
  if (share < 0 || share > 1) return null
  const way = cycle % 2 === 0 ? share : 1 - share
  return { trackId: 100 + cycle, label: 'person', box: at(0.02 + way * 0.96), behaviour: 's' }
}

function at(x: number): FoundObject['box'] {
  const centre = x * SIZE.width
  return { x1: centre - 25.3, y1: 310.2, x2: centre + 25.1, y2: 470.7 }
}

const cells = (of: (column: number, row: number) => number): View =>
  Uint8Array.from({ length: VIEW_COLUMNS * VIEW_ROWS }, (_, i) => of(i % VIEW_COLUMNS, Math.floor(i / VIEW_COLUMNS)))
const ROOM = cells((column, row) => 60 + (row < 5 && column % 8 < 4 ? 120 : 0) + (row > 10 && column % 5 < 2 ? 40 : 0))
const ELSEWHERE = cells((column, row) => 60 + (column < 10 ? 100 : 0) + (row > 14 ? 50 : 0))
const BLACK = cells((column) => 14 + (column % 3))

function viewAt(cycle: number, s: number): View {
  if (cycle % 9 === 2 && s >= 30 && s < 70) return BLACK.slice()
  if (cycle % 8 === 1 && s >= 5 && s < 50) return ROOM.slice()
  const view = (cycle % 10 === 3 && s >= 20 && s < 90 ? ELSEWHERE : ROOM).slice()
  // Somebody always moves somewhere.
  view[Math.floor(s) * 4] = 20 + (Math.floor(s) % 5) * 30
  return view
}

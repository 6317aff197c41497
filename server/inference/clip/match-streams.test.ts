import { expect, test } from 'vitest'
import type { ClipResult } from './join-track'
import { type ClipMoment, matchStreams } from './match-streams'

const WALL = 1_790_000_000_000
const size = { width: 640, height: 360 }

/** Pictures of the clip so many ms apart, the first taken at WALL; it takes `late` ms to come, and more or less. */
function clip(count: number, everyMs: number, { clock = true, late = 100, from = 0 } = {}): ClipMoment[] {
  return Array.from({ length: count }, (_, n) => {
    const ms = n * everyMs
    const jitter = (n * 37) % 19
    return [Math.round(ms * 90), clock && n >= from ? WALL + ms : null, 5_000 + ms + late + jitter]
  })
}

/** Results of pictures taken so many ms after WALL, of a stream of so many a second. */
function results(times: readonly number[], fps: number, { clock = true, late = 300, ahead = 0 } = {}): ClipResult[] {
  return times.map((ms, frameId) => ({
    ...{ frameId, measured: true, objects: [] },
    seen: { cameraMs: clock ? WALL + ms + ahead : null, cameMs: 5_000 + ms + late, frameMs: 1000 / fps, ...size },
  }))
}

/** Ms of the picture -> frame whose result it shows. */
const shown = ({ pictures }: ReturnType<typeof matchStreams>) =>
  Object.fromEntries(
    pictures.flatMap(([frameId, ticks]) => (frameId === null ? [] : [[Math.round(ticks / 90), frameId]])),
  )

test('a result is shown by the picture that was taken when its own was, whatever either took to come', () => {
  const matched = matchStreams(clip(50, 40), results([0, 200, 400, 1_960], 25))
  expect(shown(matched)).toEqual({ 0: 0, 200: 1, 400: 2, 1960: 3 })
  expect(matched.near).toBe(false)
  expect(matched.pictures.length).toBe(50)
})

test('pictures are told in the order in which they are shown, not in which they came', () => {
  const [first, second, third] = clip(3, 40) as [ClipMoment, ClipMoment, ClipMoment]
  const matched = matchStreams([first, third, second], results([40, 80], 25))
  expect(matched.pictures).toEqual([
    [null, 0],
    [0, 3600],
    [1, 7200],
  ])
})

test.each([
  ['pictures in between show the nearest one', clip(50, 40), results([103, 210], 5), { 120: 0, 200: 1 }],
  ['no picture is near enough', clip(10, 40), results([-21, 381], 25), {}],
  ['half a frame is near enough', clip(10, 40), results([-20, 380], 25), { 0: 0, 360: 1 }],
  ['of two that are near the nearer one is shown', clip(10, 100), results([80, 105, 120], 25), { 100: 1 }],
  ['nothing was found', clip(2, 40), [], {}],
])('%s', (_, moments, found, expected) => {
  expect(shown(matchStreams(moments, found))).toEqual(expected)
})

test('pictures from before the camera told its clock are counted back from the first that did', () => {
  const matched = matchStreams(clip(50, 40, { from: 30 }), results([200, 1_600], 25))
  expect(shown(matched)).toEqual({ 200: 0, 1600: 1 })
  expect(matched.near).toBe(false)
})

test.each([
  ['the clip', clip(50, 40, { clock: false, late: 300 }), results([200, 400], 25)],
  ['the results', clip(50, 40, { late: 300 }), results([200, 400], 25, { clock: false })],
  ['neither alike', clip(50, 40, { late: 300 }), results([200, 400], 25, { ahead: 60_000 })],
])('without the clock of %s it goes by when they came, and says so', (_, moments, found) => {
  const matched = matchStreams(moments, found)
  expect(shown(matched)).toEqual({ 200: 0, 400: 1 })
  expect(matched.near).toBe(true)
})

test('what was found before the camera told its clock is left out, rather than put near', () => {
  const before = results([40], 25, { clock: false }).map((one) => ({ ...one, frameId: 99 }))
  const matched = matchStreams(clip(50, 40, { late: 300 }), [...before, ...results([200], 25)])
  expect(shown(matched)).toEqual({ 200: 0 })
  expect(matched.near).toBe(false)
})

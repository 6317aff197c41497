import { expect, it } from 'vitest'
import { readBlock } from './block-reader'
import { createTrack, type TrackFrame } from './track'

/** 20 s before the end of a minute. */
const START = Date.parse('2026-03-02T08:00:40Z')
const frame = (ms: number, more: Partial<TrackFrame> = {}): TrackFrame => ({
  ...{ at: START + ms, steadyMs: 1_000 + ms, measured: true, objects: [], width: 640, height: 480 },
  ...more,
})
const object = (trackId: number) =>
  ({ trackId, label: 'person', box: { x1: 0, y1: 0, x2: 9, y2: 9 }, behaviour: null }) as TrackFrame['objects'][number]

/** Beginning of each block, ms from START, with its seconds. */
function blocksOf(frames: readonly (TrackFrame | { silent: number })[]) {
  const track = createTrack()
  const ended = frames.flatMap((one) =>
    'silent' in one ? track.silent({ at: START + one.silent, steadyMs: 1_000 + one.silent }) : track.add(one, 200),
  )
  return [...ended, ...track.take()].map(({ head, columns }) => ({
    from: head.at - START,
    width: head.width,
    seconds: readBlock(head, columns),
  }))
}
const many = (from: number, to: number, more: Partial<TrackFrame> = {}) =>
  Array.from({ length: (to - from) / 200 }, (_, i) => frame(from + i * 200, more))

it('keeps the first measured frame of each second, a block a minute', () => {
  const frames = many(0, 30_000).map((one, i) => ({ ...one, objects: [object(i)] }))
  const blocks = blocksOf(frames)
  expect(blocks.map(({ from, seconds }) => [from, seconds.length])).toEqual([
    [0, 20],
    [20_000, 10],
  ])
  expect(blocks[0]?.seconds.map(({ objects }) => objects?.[0]?.trackId)).toEqual(
    Array.from({ length: 20 }, (_, i) => i * 5),
  )
})

it('takes what is measured later in a second that begins with a carried or failed frame', () => {
  const blocks = blocksOf([
    frame(0, { measured: false }),
    frame(200, { error: 'inference_failed' }),
    frame(400, { objects: [object(7)] }),
    frame(600, { objects: [object(8)], view: new Uint8Array(576) }),
  ])
  expect(
    blocks.flatMap(({ seconds }) => seconds).map(({ objects, view }) => [objects?.[0]?.trackId, view?.length]),
  ).toEqual([[7, 576]])
})

it('keeps that no picture came, and begins another block when the picture has another size', () => {
  const blocks = blocksOf([frame(0), { silent: 4_000 }, { silent: 5_000 }, frame(6_000), frame(7_000, { width: 1280 })])
  expect(blocks.map(({ from, width, seconds }) => [from, width, seconds.map(({ silent }) => silent)])).toEqual([
    [0, 640, [false, true, true, false]],
    [7_000, 1280, [false]],
  ])
})

it('begins another block when the clock was set', () => {
  const set = (ms: number) => frame(ms, { at: START + ms - 10_000 })
  expect(
    blocksOf([frame(0), frame(1_000), set(2_000), set(3_000)]).map(({ from, seconds }) => [from, seconds.length]),
  ).toEqual([
    [0, 2],
    [-8_000, 2],
  ])
})

it('takes results that come after pictures that were taken later, and every other view', () => {
  const view = new Uint8Array(576)
  const shown = [0, 1, 2, 3].map((s) => frame(s * 1_000 + 500, { measured: false, view }))
  const late = [0, 1, 2].map((s) => frame(s * 1_000, { objects: [object(s)] }))
  const [block] = blocksOf([...shown, ...late])
  expect(block?.seconds.map(({ objects, view }) => [objects?.[0]?.trackId ?? null, view !== null])).toEqual([
    [0, true],
    [1, false],
    [2, true],
    [null, false],
  ])
})

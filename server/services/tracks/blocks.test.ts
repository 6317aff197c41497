import { describe, expect, it } from 'vitest'
import { VIEW_COLUMNS, VIEW_ROWS, type View } from '../../contract/view'
import { blocksIn, packBlock } from './block-form'
import { readBlock } from './block-reader'
import { blockWriter } from './block-writer'
import { type BlockHead, type KeptObject, PARTS, type Part, type Second } from './second'

const SIZE = { width: 1920, height: 1080 }
const person = (trackId: number | null, x: number, more: Partial<KeptObject> = {}): KeptObject => ({
  ...{ trackId, label: 'person', behaviour: 'u', box: { x1: x, y1: 100, x2: x + 192, y2: 424 } },
  ...more,
})
const view = (of: number): View => new Uint8Array(VIEW_COLUMNS * VIEW_ROWS).fill(of)
const second = (steadyMs: number, more: Partial<Second> = {}): Second => ({
  ...{ steadyMs, silent: false, objects: null, view: null },
  ...more,
})
const SECONDS: Second[] = [
  second(7_000, { objects: [person(9, 300), person(null, 5), person(2, 1700, { label: '手机', behaviour: null })] }),
  second(8_040, { objects: [], view: view(200) }),
  second(9_100, { view: view(3) }),
  second(12_000, { silent: true }),
  second(13_000, {
    objects: [person(9, 310.4, { behaviour: null, unsure: true }), person(2, 1650, { behaviour: 'p' })],
  }),
]

async function pack(seconds: readonly Second[], at = 0): Promise<Buffer> {
  const writer = blockWriter(SIZE)
  for (const one of seconds) writer.add(one)
  const head: BlockHead = { at, spanMs: writer.spanMs, ...SIZE, intervalMs: 200, seconds: writer.seconds }
  return packBlock(head, writer.done())
}
const read = (file: Buffer, parts: readonly Part[] = PARTS) =>
  [...blocksIn(file)].map(({ head, unpack }) => ({ head, seconds: readBlock(head, unpack(parts)) }))

describe('a block', () => {
  it('has its seconds again: times to the millisecond, boxes to a thousandth of the picture, those without a track first', async () => {
    const [block] = read(await pack(SECONDS, 1_700_000_000_123))
    expect(block?.head).toEqual({ at: 1_700_000_000_123, spanMs: 6_000, ...SIZE, intervalMs: 200, seconds: 5 })
    expect(block?.seconds.map(({ steadyMs, silent }) => [steadyMs, silent])).toEqual([
      ...[
        [0, false],
        [1_040, false],
        [2_100, false],
        [5_000, true],
        [6_000, false],
      ],
    ])
    expect(
      block?.seconds.map(({ objects }) =>
        objects?.map(({ trackId, label, behaviour, unsure }) => [trackId, label, behaviour, unsure === true]),
      ),
    ).toEqual([
      [
        [null, 'person', 'u', false],
        [2, '手机', null, false],
        [9, 'person', 'u', false],
      ],
      [],
      ...[undefined, undefined],
      [
        [2, 'person', 'p', false],
        [9, 'person', null, true],
      ],
    ])
    expect(block?.seconds.map((one) => one.view?.[5] ?? null)).toEqual([null, 200, 3, null, null])
    const boxes = block?.seconds[4]?.objects?.map(({ box }) => box) ?? []
    for (const [i, x1] of [1650, 310.4].entries()) {
      expect(Math.abs((boxes[i]?.x1 ?? 0) - x1)).toBeLessThanOrEqual(SIZE.width / 2000)
      expect(Math.abs((boxes[i]?.y2 ?? 0) - 424)).toBeLessThanOrEqual(SIZE.height / 2000)
    }
  })

  it('gives who does what without where they are', async () => {
    const [block] = read(await pack(SECONDS), ['seconds'])
    expect(block?.seconds[4]?.objects?.map(({ trackId, behaviour }) => [trackId, behaviour])).toEqual([
      [2, 'p'],
      [9, null],
    ])
    expect(block?.seconds.every((one) => one.view === null)).toBe(true)
  })
})

describe('a file of blocks', () => {
  const starts = (file: Buffer) => read(file).map(({ head }) => head.at)

  it('is read up to what a process that was killed had not written', async () => {
    const [a, b] = [await pack(SECONDS, 1), await pack(SECONDS, 2)]
    for (const length of [1, 30, b.length - 1]) expect(starts(Buffer.concat([a, b.subarray(0, length)]))).toEqual([1])
  })

  it('goes on behind a block that is not whole', async () => {
    const [a, b, c] = [await pack(SECONDS, 1), await pack(SECONDS, 2), await pack(SECONDS, 3)]
    expect(starts(Buffer.concat([a, b.subarray(0, b.length - 20), c]))).toEqual([1, 3])
    const flipped = Buffer.from(b)
    flipped[b.length - 5] = (flipped[b.length - 5] ?? 0) ^ 1
    expect(starts(Buffer.concat([Buffer.from('what is this'), a, flipped, c]))).toEqual([1, 3])
  })

  it('may be empty', () => expect(starts(Buffer.alloc(0))).toEqual([]))
})

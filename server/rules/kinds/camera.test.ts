import { describe, expect, it } from 'vitest'
import { VIEW_COLUMNS, VIEW_ROWS, type View } from '../../contract/view'
import { sample } from '../testing/sample'
import { cameraBlack } from './camera-black'
import { cameraFrozen } from './camera-frozen'
import { cameraMoved } from './camera-moved'

type Kind = typeof cameraBlack | typeof cameraFrozen | typeof cameraMoved
const view = (at: (column: number, row: number) => number): View =>
  Uint8Array.from({ length: VIEW_COLUMNS * VIEW_ROWS }, (_, i) => at(i % VIEW_COLUMNS, Math.floor(i / VIEW_COLUMNS)))

/** A room with windows, tables and a board. */
const room = view((column, row) => 60 + (row < 5 && column % 8 < 4 ? 120 : 0) + (row > 10 && column % 5 < 2 ? 40 : 0))
const other = view((column, row) => 60 + (column < 10 ? 100 : 0) + (row > 14 ? 50 : 0))
const black = view((column) => 14 + (column % 3))
const lit = (of: View, gain: number, offset = 0) => of.map((cell) => Math.min(255, cell * gain + offset))

/** What is seen of each view, one a second: whether it holds; null where nothing is said. */
function watch({ step }: Kind, views: readonly (View | null | 'silent')[]): (boolean | null)[] {
  let memory: unknown
  return views.map((shown) => {
    const what = shown === 'silent' ? { silent: true as const } : shown ? { view: shown } : {}
    const found = (step as (...args: unknown[]) => ReturnType<typeof cameraMoved.step>)({}, sample([], what), memory)
    memory = found.memory
    const [seen] = found.seen
    return seen ? seen.facts !== null : null
  })
}
const many = (of: View, count: number) => Array.from({ length: count }, () => of)

describe('black', () => {
  it.each([
    ['a room', room, false],
    ['a covered lens', black, true],
    ['a covered lens, and the time in a corner', black.map((cell, i) => (i < 8 ? 200 : cell)), true],
    ['a room at night, a lamp in it', black.map((cell, i) => (i < 30 ? 200 : cell)), false],
  ])('%s', (_, shown, holds) => {
    expect(watch(cameraBlack, [shown])).toEqual([holds])
  })
  it('says nothing of pictures that were not looked at, and ends with them', () => {
    expect(watch(cameraBlack, [black, null, 'silent'])).toEqual([true, null, false])
  })
})

describe('frozen', () => {
  it('holds from the second look on, until something changes', () => {
    const changed = room.map((cell, i) => (i === 300 ? cell + 2 : cell))
    expect(watch(cameraFrozen, [room, room, null, room, changed, changed])).toEqual([
      ...[false, true, null, true, false, true],
    ])
  })
  it('rounding is no change, daylight that goes slowly is one', () => {
    expect(watch(cameraFrozen, [room, lit(room, 1, 1), room])).toEqual([false, true, true])
    expect(
      watch(
        cameraFrozen,
        [0, 1, 2].map((by) => lit(room, 1, by)),
      ),
    ).toEqual([false, true, false])
  })
  it('a black picture is not called so, nor none', () => {
    expect(watch(cameraFrozen, [black, black])).toEqual([false, false])
    expect(watch(cameraFrozen, [room, 'silent', room])).toEqual([false, false, false])
  })
})

describe('moved', () => {
  it('holds while it looks somewhere else than it did, and ends when it is turned back', () => {
    expect(watch(cameraMoved, [...many(room, 12), other, null, other, room]).slice(-5)).toEqual([
      ...[false, true, null, true, false],
    ])
  })
  it('light, darkness and outages are no other place', () => {
    const day = [...many(room, 12), lit(room, 0.4), lit(room, 1.3), black, 'silent' as const, room]
    expect(watch(cameraMoved, day)).toEqual(day.map(() => false))
  })
  it('a class that sits down is no other place', () => {
    const full = room.map((cell, i) => (i > 300 && i % 3 === 0 ? cell + 30 : cell))
    expect(watch(cameraMoved, [...many(room, 12), full]).at(-1)).toBe(false)
  })
  it('does not learn what it looks at when it has only just begun from a black picture', () => {
    expect(watch(cameraMoved, [...many(black, 20), ...many(room, 12)])).toEqual(Array(32).fill(false))
  })
  it('after ten minutes the other place is where it looks', () => {
    const seen = watch(cameraMoved, [...many(room, 12), ...many(other, 620), room])
    expect(seen.slice(12, 612)).toEqual(Array(600).fill(true))
    expect(seen.slice(612, 632)).toEqual(Array(20).fill(false))
    expect(seen.at(-1)).toBe(true)
  })
  it('of a view without anything in it nothing is said', () => {
    const wall = view(() => 120)
    expect(watch(cameraMoved, [...many(wall, 12), room])).toEqual(Array(13).fill(false))
  })
})

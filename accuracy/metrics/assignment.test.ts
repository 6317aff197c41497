import { expect, it } from 'vitest'
import { assign } from './assignment'

/** Every one-to-one assignment tried out. */
function best(scores: number[][]): number {
  const [row, ...rest] = scores
  if (!row) return 0
  const without = (column: number) => rest.map((other) => other.filter((_, index) => index !== column))
  return Math.max(best(rest), ...row.map((score, column) => score + best(without(column))))
}

/** The same numbers each time, 0..1. */
function numbers(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

it.each([
  [1, 1],
  [1, 4],
  [4, 1],
  [3, 5],
  [5, 3],
  [5, 5],
])('%i rows, %i columns: the highest sum there is, one to one', (rows, columns) => {
  for (let seed = 1; seed <= 40; seed++) {
    const next = numbers(seed)
    const value = () => (next() < 0.4 ? 0 : next() + (next() < 0.1 ? 1_000 : 0))
    const scores = Array.from({ length: rows }, () => Array.from({ length: columns }, value))
    const pairs = assign(scores)
    expect(new Set(pairs.map(([row]) => row)).size).toBe(pairs.length)
    expect(new Set(pairs.map(([, column]) => column)).size).toBe(pairs.length)
    const sum = pairs.reduce((total, [row, column]) => total + scores[row]![column]!, 0)
    expect(sum).toBeCloseTo(best(scores), 9)
  }
})

it('nothing to assign', () => {
  expect(assign([])).toEqual([])
  expect(assign([[], []])).toEqual([])
})

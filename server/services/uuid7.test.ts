import { expect, it } from 'vitest'
import { isId } from './guard'
import { uuid7 } from './uuid7'

it('is a version 7 UUID that sorts by time', () => {
  const ids = [0, 1, 255, 1_739_948_450_123, 1_739_948_450_124].map(uuid7)
  for (const id of ids) {
    expect(isId(id)).toBe(true)
    expect(id).toMatch(/^.{14}7.{4}[89ab]/)
  }
  expect([...ids].sort()).toEqual(ids)
  expect(uuid7(5)).not.toBe(uuid7(5))
})

it('sorts within one millisecond as they were made', () => {
  const ids = Array.from({ length: 500 }, () => uuid7(1_739_948_450_125))
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

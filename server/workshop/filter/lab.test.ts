import { expect, test } from 'vitest'
import { fromLab, lightnessOf } from './lab'

test.each<[string, [number, number, number], [number, number, number]]>([
  ['red', [53.24, 80.09, 67.2], [1, 0, 0]],
  ['green', [87.74, -86.18, 83.18], [0, 1, 0]],
  ['blue', [32.3, 79.19, -107.86], [0, 0, 1]],
  ['white', [100, 0, 0], [1, 1, 1]],
  ['middle grey', [53.59, 0, 0], [0.502, 0.502, 0.502]],
  ['nearly black', [1, 0, 0], [0.0143, 0.0143, 0.0143]],
])('%s', (_, lab, rgb) => {
  expect(lightnessOf(...rgb)).toBeCloseTo(lab[0], 1)
  for (const [channel, value] of fromLab(...lab).entries()) expect(value).toBeCloseTo(rgb[channel] ?? 0, 2)
})

test('colours that no screen shows stay in range', () => {
  for (const value of fromLab(50, 120, -120)) {
    expect(value).toBeGreaterThanOrEqual(0)
    expect(value).toBeLessThanOrEqual(1)
  }
})

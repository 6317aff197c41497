import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { BEHAVIOUR_ORDER } from '@/server/contract/behaviours'
import { BEHAVIOUR_COLOURS, NO_BEHAVIOUR_COLOUR, textOn } from '@/server/contract/palette'
import { contrast, deltaE, deuteranope, toLab, toLinear } from './testing/colour'

const css = readFileSync(path.resolve(import.meta.dirname, '../../app/globals.css'), 'utf8')
const card = (theme: string) => new RegExp(`^${theme} \\{[^}]*--card: (#[0-9a-f]{6});`, 'm').exec(css)?.[1] ?? ''
const named = [
  ...BEHAVIOUR_ORDER.map((code) => [code, BEHAVIOUR_COLOURS[code]] as const),
  ['none', NO_BEHAVIOUR_COLOUR] as const,
]
const pairs = named.flatMap((a, i) => named.slice(i + 1).map((b) => [a[0], b[0], a[1], b[1]] as const))

describe.each([
  ['light', card(':root')],
  ['dark', card('\\.dark')],
])('on a %s card', (_theme, surface) => {
  it.each(BEHAVIOUR_ORDER)('%s can be seen', (code) => {
    expect(contrast(BEHAVIOUR_COLOURS[code], surface)).toBeGreaterThanOrEqual(3)
  })
})

// The colours are the same in both themes, and so is how far they are apart.
it.each(pairs)('%s and %s are told apart, by a deuteranope too', (_a, _b, one, other) => {
  expect(deltaE(toLab(toLinear(one)), toLab(toLinear(other)))).toBeGreaterThanOrEqual(20)
  const [a, b] = [deuteranope(toLinear(one)), deuteranope(toLinear(other))]
  expect(deltaE(toLab(a), toLab(b))).toBeGreaterThanOrEqual(10)
})

it.each(named)('the label of %s can be read', (_code, colour) => {
  expect(contrast(colour, textOn(colour))).toBeGreaterThanOrEqual(4.5)
})

it('the formulas give what their authors publish', () => {
  // Sharma, Wu, Dalal 2005, pairs 1, 7, 16, 25 and 34 of their test data.
  const published: [number[], number[], number][] = [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ]
  for (const [a, b, expected] of published) expect(deltaE(a, b)).toBeCloseTo(expected, 4)
  // A grey stays what it is.
  expect(deltaE(toLab(deuteranope(toLinear('#808080'))), toLab(toLinear('#808080')))).toBeLessThan(0.1)
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
})

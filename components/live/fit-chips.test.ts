import { expect, it } from 'vitest'
import { fitChips } from './fit-chips'

const MORE = 20
const GAP = 10

it.each([
  ['none', [], 100, 0],
  ['all of them, to the pixel', [40, 50], 100, 2],
  ['one and "+1" when the second is a pixel too wide', [40, 51], 100, 1],
  ['the last in place of "+1", which it is not wider than', [70, 20], 100, 2],
  ['none when the first leaves no room for "+2"', [80, 40, 40], 100, 0],
  ['none in no room', [40], 0, 0],
  ['never a later one for an earlier that is too wide', [90, 10, 10], 100, 0],
])('%s', (_name, widths, room, shown) => {
  expect(fitChips(widths, room, MORE, GAP)).toBe(shown)
})

it('never overflows, and shows no fewer in more room', () => {
  const widths = [62, 55, 71, 58, 90, 49]
  let before = 0
  for (let room = 0; room <= 500; room++) {
    const shown = fitChips(widths, room, MORE, GAP)
    const used = widths.slice(0, shown).reduce((sum, width) => sum + width + GAP, -GAP)
    const rest = shown === widths.length ? 0 : MORE + GAP
    if (shown > 0) expect(used + rest).toBeLessThanOrEqual(room)
    expect(shown).toBeGreaterThanOrEqual(before)
    before = shown
  }
  expect(before).toBe(widths.length)
})

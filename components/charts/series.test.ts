import { expect, it } from 'vitest'
import { isCounted, seriesTold } from './series'
import type { LinePoint } from './tick-series'

const zeros = { u: 0, d: 0, c: 0, b: 0, p: 0, s: 0 }
const street: LinePoint = { timestamp: 1, people: 3, unsure: 0, counts: zeros }
const gap: LinePoint = { timestamp: 2, counts: null }

it('has the line of people alone where nobody does anything', () => {
  expect(seriesTold([street, gap, { ...street, people: 0 }].filter(isCounted))).toEqual(['people'])
})

it.each<[string, readonly LinePoint[]]>([
  ['nothing was counted yet', []],
  ['the room is empty', [{ ...street, people: 0 }, gap]],
  ['one of all is not clear', [street, { ...street, unsure: 1 }]],
  ['somebody looks up', [gap, { ...street, counts: { ...zeros, u: 1 } }]],
])('has every line when %s', (_, points) => {
  expect(seriesTold(points.filter(isCounted))).toEqual(['people', 'u', 'd', 'c', 'b', 'p', 's', 'unsure'])
})

import { expect, test } from 'vitest'
import type { FilmObject, FilmPicture, FilmRule } from '../../contract/film'
import { createJudge } from './judge-film'

const INDEX = { width: 640, height: 480, labels: [[0, 'head']] satisfies [number, string][] }
const rule = (more: Partial<FilmRule> = {}): FilmRule => ({
  ...{ name: 'Phones', forMs: 1_000, cooldownMs: 3_000, severity: 'warning' },
  condition: { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 2 } },
  ...more,
})
const row = (id: number, said: FilmObject[7]): FilmObject => [id, 0, 0.9, 0, 0, 10, 10, said, 0]

/** A picture each 500 ms; how many are on the phone in it. */
function seen(phones: number[], rules: FilmRule[], measured: 0 | 1 = 1) {
  const judge = createJudge(INDEX, rules, 3_000)
  return phones.flatMap((count, place) => {
    const rows = Array.from({ length: count }, (_, id) => row(id, 'p'))
    return judge([
      place * 500,
      measured,
      [...rows, row(90, 'u'), row(91, 'unsure'), row(92, null)],
    ] satisfies FilmPicture)
  })
}

test('a rule sees by the time of the film, and is silent for its cooldown', () => {
  const alerts = seen([1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 3, 3, 3], [rule()])
  expect(alerts.map(({ atMs, heldMs, cause }) => [atMs, heldMs, cause.facts])).toEqual([
    [1_500, 1_000, { count: 2 }],
    [4_500, 4_000, { count: 2 }],
  ])
  expect(alerts[0]).toMatchObject({ ruleName: 'Phones', severity: 'warning', forMs: 1_000 })
})

test('several rules see for themselves', () => {
  const many = rule({ name: 'Three', condition: { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 3 } } })
  const names = seen([2, 2, 2, 3, 3, 3], [rule(), many]).map(({ ruleName, atMs }) => [ruleName, atMs])
  expect(names).toEqual([
    ['Phones', 1_000],
    ['Three', 2_500],
  ])
})

test('carried boxes say nothing', () => {
  expect(seen([3, 3, 3, 3, 3], [rule()], 0)).toEqual([])
})

import { expect, it } from 'vitest'
import { type BookRule, createRuleBook } from '../book'
import { people, sample } from '../testing/sample'
import { personBehaviour } from './person-behaviour'

const params = { behaviour: 'p' } as const

it('tells everybody apart', () => {
  expect(personBehaviour.step(params, sample(people('p', 'u', 'p')), undefined).seen).toEqual([
    { key: '1', facts: { trackId: 1 } },
    { key: '2', facts: null },
    { key: '3', facts: { trackId: 3 } },
  ])
})

it('has not seen whose behaviour or track nobody knows', () => {
  const [known, unknown, tentative] = people('p', null, 'p')
  const objects = [known!, unknown!, { ...tentative!, trackId: null }]
  expect(personBehaviour.step(params, sample(objects), undefined).seen.map(({ key }) => key)).toEqual(['1'])
})

it('is seen where its behaviour is told apart', () => {
  expect(personBehaviour.sees(params, { behaviours: ['p'], labels: [] })).toBe(true)
  expect(personBehaviour.sees(params, { behaviours: ['u'], labels: ['person'] })).toBe(false)
})

/** A letter a second for each of the people; `.`: not found. Says who fires when. */
function fired(...rows: string[]): string[] {
  const book = createRuleBook<BookRule>()
  const rule = { id: 'r', version: 1, cameraId: 'c', forMs: 3_000, cooldownMs: 0, lastFiredMs: null, schedule: null }
  book.load([{ ...rule, kind: personBehaviour, params }])
  return [...rows[0]!].flatMap((_, second) => {
    const everybody = people(...rows.map((row) => (row[second] === 'p' ? ('p' as const) : ('u' as const))))
    const objects = everybody.filter((_, person) => rows[person]![second] !== '.')
    const frame = { cameraId: 'c', steadyMs: second * 1_000, at: 0, measured: true, width: 640, height: 480, objects }
    return book.feed(frame).map(({ facts, heldMs }) => `${facts.trackId} at ${second} after ${heldMs / 1_000}`)
  })
}

it.each([
  ['two who take turns are nobody for long enough', ['ppuuppuu', 'uuppuupp'], []],
  ['one who goes on is told with the track and for how long', ['upppppp', 'uupuupu'], ['1 at 4 after 3']],
  ['one who is lost for a moment goes on', ['pp.pp'], ['1 at 3 after 3']],
  ['each one by themselves', ['ppppp', 'upppp'], ['1 at 3 after 3', '2 at 4 after 3']],
])('%s', (_, rows, expected) => {
  expect(fired(...rows)).toEqual(expected)
})

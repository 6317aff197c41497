import { describe, expect, it } from 'vitest'
import { BEHAVIOUR_ORDER } from '../../server/contract/behaviours'
import { seeded } from './random'
import { type Appointment, type Habits, planTimeline, segmentAt } from './timeline'

const SECONDS = 60
const habits: Habits = { u: 0.3, d: 0.2, c: 0.1, b: 0.2, p: 0.1, s: 0.1 }
const cases: [string, Appointment[]][] = [
  ['nothing settled', []],
  ['one appointment', [{ from: 20, seconds: 8, behaviour: 'p' }]],
  ['one across the end', [{ from: 55, seconds: 12, behaviour: 'c' }]],
  [
    'two',
    [
      { from: 40, seconds: 10, behaviour: 's' },
      { from: 5, seconds: 7, behaviour: 'p' },
    ],
  ],
]

describe('planTimeline', () => {
  it.each(cases)('covers the circle once and keeps appointments: %s', (_name, appointments) => {
    for (let seed = 1; seed < 20; seed++) {
      const timeline = planTimeline(SECONDS, habits, appointments, seeded(seed))
      expect(timeline.reduce((sum, segment) => sum + segment.seconds, 0)).toBeCloseTo(SECONDS, 6)
      timeline.forEach((segment, i) => {
        const next = timeline[(i + 1) % timeline.length]!
        expect((segment.from + segment.seconds) % SECONDS).toBeCloseTo(next.from % SECONDS, 6)
        expect(segment.seconds).toBeGreaterThan(0)
      })
      for (const { from, seconds, behaviour } of appointments) {
        for (const at of [from + 0.01, from + seconds - 0.01]) {
          expect(segmentAt(timeline, SECONDS, at).now.behaviour).toBe(behaviour)
        }
      }
    }
  })

  it('comes round to all six behaviours', () => {
    const seen = new Set<string>()
    for (let seed = 1; seed < 8; seed++) {
      for (const { behaviour } of planTimeline(SECONDS, habits, [], seeded(seed))) seen.add(behaviour)
    }
    expect([...seen].sort()).toEqual([...BEHAVIOUR_ORDER].sort())
  })
})

it('finds what is under way before the first beginning of the film', () => {
  const timeline = planTimeline(SECONDS, habits, [{ from: 50, seconds: 20, behaviour: 'c' }], seeded(4))
  const { now, since } = segmentAt(timeline, SECONDS, 5)
  expect(now.behaviour).toBe('c')
  expect(since).toBeCloseTo(15)
})

import { expect, it } from 'vitest'
import type { AlertView } from '@/server/contract/alert'
import type { IncidentStepView } from '@/server/contract/incident'
import { timelineOf } from './timeline'

const alert = (raisedAt: number) => ({ raisedAt }) as AlertView
const step = (at: number): IncidentStepView => ({ act: 'note', state: 'new', at, by: 'Ann', to: null, note: 'x' })
const shown = (firings: number[], steps: number[], count = firings.length) =>
  timelineOf({ alerts: firings.map(alert), steps: steps.map(step), firstAt: 1, count }).map((entry) =>
    entry.kind === 'step' ? `step ${entry.step.at}` : `${entry.count} from ${entry.from} to ${entry.to}`,
  )

it('joins firings that nobody did anything between', () => {
  expect(shown([9, 7, 3, 2, 1], [5, 10])).toEqual([
    '1 from 1 to 1',
    '2 from 2 to 3',
    'step 5',
    '2 from 7 to 9',
    'step 10',
  ])
})

it('of one firing is its beginning and what was done', () => {
  expect(shown([1], [2, 2])).toEqual(['1 from 1 to 1', 'step 2', 'step 2'])
})

it('counts those that are not there any more', () => {
  expect(shown([9, 7], [8], 5)).toEqual(['3 from 1 to 1', '1 from 7 to 7', 'step 8', '1 from 9 to 9'])
})

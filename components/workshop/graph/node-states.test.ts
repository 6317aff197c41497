import { expect, test } from 'vitest'
import type { JobView } from '@/server/contract/job'
import { presetWorkflow } from '@/server/contract/workflow-presets'
import { nodeStates } from './node-states'

const job = (more: Partial<JobView>) => ({ state: 'running', source: null, part: null, ...more }) as JobView
const enlarge = presetWorkflow('enlarge', true)
const brief = (more: Partial<JobView>) => nodeStates(enlarge, job(more)).map(({ state, done }) => [state, done])

test('what comes before the running node is done, it itself in part, the rest not yet', () => {
  expect(brief({ source: 'merge_frames', part: 0.4 })).toEqual([
    ['done', 1],
    ['running', 0.4],
    ['waiting', 0],
    ['waiting', 0],
    ['waiting', 0],
  ])
})

test('before it begins nothing is done, when it is done everything', () => {
  expect(brief({}).every(([state]) => state === 'waiting')).toBe(true)
  expect(brief({ state: 'done', source: 'save_image', part: 1 }).every(([state]) => state === 'done')).toBe(true)
})

test('a job that failed or was cancelled says so of the node it was at', () => {
  expect(brief({ state: 'failed', source: 'resize', part: 0.2 }).slice(1, 4)).toEqual([
    ['done', 1],
    ['failed', 0.2],
    ['waiting', 0],
  ])
  expect(brief({ state: 'cancelled', source: 'load_frames' })[0]).toEqual(['cancelled', 0])
  // It could not get its pictures.
  expect(brief({ state: 'failed' })[0]).toEqual(['failed', 0])
})

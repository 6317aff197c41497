import { expect, test } from 'vitest'
import type { JobView } from '@/server/contract/job'
import { workflow } from '@/server/contract/workflow'
import { presetWorkflow } from '@/server/contract/workflow-presets'
import { nodeStates } from './node-states'

const job = (more: Partial<JobView>) => ({ state: 'running', source: null, part: null, ...more }) as JobView
const enlarge = presetWorkflow('enlarge', true)
const brief = (more: Partial<JobView>) => nodeStates(enlarge, job(more)).map(({ done, running }) => [done, running])

test('what comes before the running node is done, it itself in part, the rest not yet', () => {
  expect(brief({ source: 'merge_frames', part: 0.4 })).toEqual([
    [1, false],
    [0.4, true],
    [0, false],
    [0, false],
    [0, false],
  ])
})

test('before it begins nothing is done, when it is done everything', () => {
  expect(brief({}).every(([done]) => done === 0)).toBe(true)
  expect(brief({ state: 'done', source: 'save_image', part: 1 }).every(([done]) => done === 1)).toBe(true)
})

test('nodes stand after those they need, also by links, and a circle ends', () => {
  const branch = workflow.parse({
    nodes: [
      { id: 'save', type: 'SaveImage' },
      { id: 'both', type: 'Compare', inputs: { before: 'load.image', after: 'sharp.image' } },
      { id: 'sharp', type: 'Sharpen', inputs: { image: 'load.image' } },
      { id: 'load', type: 'LoadImage' },
    ],
    links: [[1, 'both', 0, 'save', 0]],
  })
  expect(nodeStates(branch, job({})).map(({ id, column }) => [id, column])).toEqual([
    ['load', 0],
    ['sharp', 1],
    ['both', 2],
    ['save', 3],
  ])
  const circle = workflow.parse({ nodes: [{ id: 'a', type: 'Sharpen', inputs: { image: 'a.image' } }] })
  expect(nodeStates(circle, job({}))).toHaveLength(1)
})

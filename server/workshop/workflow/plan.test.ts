import { expect, test } from 'vitest'
import type { z } from 'zod'
import { type WorkflowFault, workflow } from '../../contract/workflow'
import { PRESETS, presetWorkflow } from '../../contract/workflow-presets'
import { NODES } from '../nodes'
import { planWorkflow } from './plan'

type Given = z.input<typeof workflow>
const plan = (given: Given) => planWorkflow(workflow.parse(given), NODES)
const ids = (given: Given) => {
  const found = plan(given)
  return 'steps' in found ? found.steps.map(({ id }) => id) : found.faults
}
const load = { id: 'load', type: 'LoadImage' }
const sharpen = { id: 'sharp', type: 'Sharpen', inputs: { image: 'load.image' } }
const save = { id: 'save', type: 'SaveImage', inputs: { image: 'sharp.image' } }

test.each(PRESETS.flatMap((preset) => [false, true].map((many) => [preset, many] as const)))(
  'the preset %s can be run (several pictures: %s)',
  (preset, many) => {
    const steps = ids(presetWorkflow(preset, many))
    expect(steps).toContain('save_image')
    expect(steps).toContain(many ? 'merge_frames' : 'load_image')
  },
)

test('steps come in the order in which they need each other, whatever order they are written in', () => {
  expect(ids({ nodes: [save, sharpen, load] })).toEqual(['load', 'sharp', 'save'])
})

test('links say the same as inputs, or stand for them', () => {
  const bare = [load, { ...sharpen, inputs: {} }, { ...save, inputs: {} }]
  const links = [
    [1, 'load', 0, 'sharp', 0],
    [2, 'sharp', 0, 'save', 0],
  ]
  expect(ids({ nodes: bare, links } as Given)).toEqual(['load', 'sharp', 'save'])
  expect(ids({ nodes: [load, sharpen, save], links } as Given)).toEqual(['load', 'sharp', 'save'])
})

test('what leads to no result is left out', () => {
  const spare = { id: 'spare', type: 'Brighten', inputs: { image: 'load.image' } }
  expect(ids({ nodes: [load, spare, sharpen, save] })).toEqual(['load', 'sharp', 'save'])
})

test('settings are the given ones, then the usual ones', () => {
  const found = plan({ nodes: [load, { ...sharpen, widgets_values: [2] }, save] })
  expect('steps' in found && found.steps[1]?.settings).toEqual({ amount: 2, radius: 1 })
})

const two = { id: 'other', type: 'SaveImage', inputs: { image: 'load.image' } }
test.each<[WorkflowFault, string, object[], unknown[]?]>([
  ['nodeUnknown', 'x', [load, { id: 'x', type: 'Hallucinate' }, save]],
  ['nodeTwice', 'load', [load, load, sharpen, save]],
  ['inputUnknown', 'sharp', [load, { ...sharpen, inputs: { image: 'load.image', mask: 'load.image' } }, save]],
  ['inputMissing', 'sharp', [load, { ...sharpen, inputs: {} }, save]],
  ['inputFromNowhere', 'sharp', [load, { ...sharpen, inputs: { image: 'nobody.image' } }, save]],
  ['inputFromNowhere', 'sharp', [load, { ...sharpen, inputs: { image: 'load.mask' } }, save]],
  ['inputKind', 'sharp', [{ id: 'load', type: 'LoadFrames' }, { ...sharpen, inputs: { image: 'load.frames' } }, save]],
  ['inputTwice', 'save', [load, sharpen, save], [[1, 'load', 0, 'save', 0]]],
  ['inputUnknown', 'save', [load, sharpen, save], [[1, 'load', 0, 'save', 5]]],
  ['inputUnknown', 'save', [load, sharpen, { ...save, inputs: { ...save.inputs, constructor: 'load.constructor' } }]],
  ['widget', 'sharp', [load, { ...sharpen, widgets_values: [99] }, save]],
  ['widget', 'sharp', [load, { ...sharpen, widgets_values: ['much'] }, save]],
  ['widget', 'sharp', [load, { ...sharpen, widgets_values: [1, 1, 1] }, save]],
  ['widget', 'save', [load, sharpen, { ...save, widgets_values: ['exe'] }]],
  ['oneResult', 'other', [load, sharpen, save, two]],
  ['oneResult', 'load', [load, sharpen]],
])('%s is said of %s', (fault, at, nodes, links = []) => {
  expect(ids({ nodes, links } as Given)).toEqual({ [at]: fault })
})

test('a circle is refused, also one that the result does not need', () => {
  const a = { id: 'a', type: 'Sharpen', inputs: { image: 'b.image' } }
  const b = { id: 'b', type: 'Sharpen', inputs: { image: 'a.image' } }
  expect(Object.values(ids({ nodes: [load, sharpen, save, a, b] }))).toEqual(['cycle'])
  expect(Object.values(ids({ nodes: [a, b, { ...save, inputs: { image: 'b.image' } }] }))).toEqual(['cycle'])
})

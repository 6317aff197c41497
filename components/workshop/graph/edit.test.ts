import { expect, test } from 'vitest'
import { type NodeSpec, workflow } from '@/server/contract/workflow'
import { checkWorkflow } from '@/server/contract/workflow-check'
import { addNode, asInputs, connect, disconnect, kindsOf, refusalOf, removeNodes, withLinks } from './edit'

const kinds = kindsOf([
  { type: 'LoadImage', inputs: {}, outputs: { image: 'image' }, widgets: {} },
  { type: 'LoadFrames', inputs: {}, outputs: { frames: 'frames' }, widgets: {} },
  { type: 'Sharpen', inputs: { image: 'image' }, outputs: { image: 'image' }, widgets: {} },
  { type: 'Compare', inputs: { before: 'image', after: 'image' }, outputs: { image: 'image' }, widgets: {} },
  { type: 'SaveImage', inputs: { image: 'image' }, outputs: {}, widgets: {} },
] satisfies NodeSpec[])
const chain = workflow.parse({
  nodes: [
    { id: 'load', type: 'LoadImage' },
    { id: 'sharp', type: 'Sharpen', inputs: { image: 'load.image' } },
    { id: 'save', type: 'SaveImage', inputs: { image: 'sharp.image' } },
  ],
})
const inputsOf = (given: typeof chain) => Object.fromEntries(given.nodes.map(({ id, inputs }) => [id, inputs]))

test('a new node has an id of its own and no connection', () => {
  const first = addNode(chain, 'Sharpen')
  const second = addNode(first.workflow, 'Sharpen')
  expect([first.id, second.id]).toEqual(['sharpen', 'sharpen_2'])
  expect(workflow.safeParse(second.workflow).success).toBe(true)
  expect(second.workflow.nodes.at(-1)?.inputs).toEqual({})
})

test('removing a node takes its connections along, however they were written', () => {
  const linked = { ...chain, links: [[1, 'load', 0, 'sharp', 0] as [number, string, number, string, number]] }
  const left = removeNodes(linked, new Set(['sharp']))
  expect(inputsOf(left)).toEqual({ load: {}, save: {} })
  expect(left.links).toEqual([])
  expect(inputsOf(chain).save).toEqual({ image: 'sharp.image' })
})

test('wires of another kind and circles are refused, others take the place of what was there', () => {
  const { workflow: more, id } = addNode(addNode(chain, 'LoadFrames').workflow, 'Compare')
  const wire = (from: string, output: string, to: string, input: string) => ({ from, output, to, input })
  expect(refusalOf(more, kinds, wire('load_frames', 'frames', 'sharp', 'image'))).toBe('inputKind')
  expect(refusalOf(more, kinds, wire('load', 'image', 'save', 'nothing'))).toBe('inputKind')
  expect(refusalOf(more, kinds, wire('sharp', 'image', 'sharp', 'image'))).toBe('cycle')
  const after = connect(more, wire('sharp', 'image', id, 'after'))
  expect(refusalOf(after, kinds, wire(id, 'image', 'sharp', 'image'))).toBe('cycle')
  expect(refusalOf(after, kinds, wire('load', 'image', id, 'after'))).toBeNull()
  expect(inputsOf(connect(after, wire('load', 'image', id, 'after')))[id]).toEqual({ after: 'load.image' })
  expect(inputsOf(disconnect(after, id, 'after'))[id]).toEqual({})
})

test('links and inputs say the same: there and back', () => {
  const file = withLinks(chain, kinds)
  expect(file.links).toEqual([
    [1, 'load', 0, 'sharp', 0],
    [2, 'sharp', 0, 'save', 0],
  ])
  const bare = { nodes: file.nodes.map((node) => ({ ...node, inputs: {} })), links: file.links }
  expect(asInputs(bare, kinds)).toEqual(chain)
  expect(checkWorkflow(file, kinds).faults).toEqual({})
})

import { expect, test } from 'vitest'
import { type NodeSpec, workflow } from '@/server/contract/workflow'
import { settingsOf, withSetting } from './workflow-settings'

const number = (usual: number) => ({ kind: 'number', min: 0, max: 5, step: 1, usual }) as const
const specs: NodeSpec[] = [
  { type: 'Load', inputs: {}, outputs: { image: 'image' }, widgets: {} },
  { type: 'Sharpen', inputs: { image: 'image' }, outputs: {}, widgets: { amount: number(1), radius: number(2) } },
]
const given = workflow.parse({
  nodes: [
    { id: 'a', type: 'Load' },
    { id: 'b', type: 'Sharpen', inputs: { image: 'a.image' }, widgets_values: [3] },
    { id: 'c', type: 'Unknown' },
  ],
})

test('every node has the settings of its kind, with the value that is in force', () => {
  expect(settingsOf(given, specs).map(({ node, name, value }) => [node, name, value])).toEqual([
    ['b', 'amount', 3],
    ['b', 'radius', 2],
  ])
})

test('changing one leaves the others and the workflow that was given as they are', () => {
  const [amount, radius] = settingsOf(given, specs)
  expect(withSetting(given, specs, radius!, 4).nodes[1]?.widgets_values).toEqual([3, 4])
  expect(withSetting(given, specs, amount!, 5).nodes[1]?.widgets_values).toEqual([5])
  const bare = { ...given, nodes: given.nodes.map((node) => ({ ...node, widgets_values: [] })) }
  expect(withSetting(bare, specs, radius!, 4).nodes[1]?.widgets_values).toEqual([1, 4])
  expect(given.nodes[1]?.widgets_values).toEqual([3])
})

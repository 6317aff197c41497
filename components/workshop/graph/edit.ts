/** Changing a workflow by hand. Each gives another workflow, and leaves the one it was given as it is. Pure. */
import type { NodeSpec, Workflow, WorkflowFault, WorkflowNode } from '@/server/contract/workflow'
import { type Kinds, leadsTo, type Wire } from '@/server/contract/workflow-check'
import { nodeIdOf } from '@/server/contract/workflow-presets'
import { sourcesOf } from './layout'

export const kindsOf = (specs: readonly NodeSpec[]): Kinds => new Map(specs.map((spec) => [spec.type, spec]))

/** A node of this kind that is connected to nothing yet. */
export function addNode(workflow: Workflow, type: string): { workflow: Workflow; id: string } {
  const taken = new Set(workflow.nodes.map(({ id }) => id))
  let id = nodeIdOf(type)
  for (let n = 2; taken.has(id); n++) id = `${nodeIdOf(type)}_${n}`
  return { id, workflow: { ...workflow, nodes: [...workflow.nodes, { id, type, inputs: {}, widgets_values: [] }] } }
}

/** What they were connected to loses its input. */
export function removeNodes({ nodes, links }: Workflow, ids: ReadonlySet<string>): Workflow {
  return {
    nodes: nodes
      .filter(({ id }) => !ids.has(id))
      .map((node) => withInputs(node, ([, source]) => !ids.has(source.split('.')[0] ?? ''))),
    links: links.filter(([, from, , to]) => !ids.has(from) && !ids.has(to)),
  }
}

/** Why a wire may not be drawn; null when it may. What the input was connected to before does not count. */
export function refusalOf(workflow: Workflow, kinds: Kinds, wire: Wire): WorkflowFault | null {
  const kindOf = (id: string) => kinds.get(workflow.nodes.find((node) => node.id === id)?.type ?? '')
  const wanted = kindOf(wire.to)?.inputs[wire.input]
  if (wanted === undefined || kindOf(wire.from)?.outputs[wire.output] !== wanted) return 'inputKind'
  const wires = workflow.nodes.flatMap(({ id }) => sourcesOf(workflow, id).map((from) => ({ from, to: id })))
  return wire.from === wire.to || leadsTo(wires, wire.to, wire.from) ? 'cycle' : null
}

/** An input has one source: an earlier one gives way. */
export function connect(workflow: Workflow, { from, output, to, input }: Wire): Workflow {
  const nodes = workflow.nodes.map((node) =>
    node.id === to ? { ...node, inputs: { ...node.inputs, [input]: `${from}.${output}` } } : node,
  )
  return { ...workflow, nodes }
}

export function disconnect(workflow: Workflow, to: string, input: string): Workflow {
  const nodes = workflow.nodes.map((node) => (node.id === to ? withInputs(node, ([name]) => name !== input) : node))
  return { ...workflow, nodes }
}

const withInputs = (node: WorkflowNode, keep: (input: [string, string]) => boolean): WorkflowNode => ({
  ...node,
  inputs: Object.fromEntries(Object.entries(node.inputs).filter(keep)),
})

/** Links as inputs, which is how it is edited; a link that names nothing goes. */
export function asInputs(workflow: Workflow, kinds: Kinds): Workflow {
  const names = (id: string, side: 'inputs' | 'outputs') =>
    Object.keys(kinds.get(workflow.nodes.find((node) => node.id === id)?.type ?? '')?.[side] ?? {})
  let plain: Workflow = { ...workflow, links: [] }
  for (const [, from, nth, to, place] of workflow.links) {
    const [output, input] = [names(from, 'outputs')[nth], names(to, 'inputs')[place]]
    if (output !== undefined && input !== undefined) plain = connect(plain, { from, output, to, input })
  }
  return plain
}

/** With every wire said both ways, as files have them. */
export function withLinks(workflow: Workflow, kinds: Kinds): Workflow {
  const typeOf = new Map(workflow.nodes.map(({ id, type }) => [id, type]))
  const place = (id: string, side: 'inputs' | 'outputs', name: string) =>
    Object.keys(kinds.get(typeOf.get(id) ?? '')?.[side] ?? {}).indexOf(name)
  const plain = asInputs(workflow, kinds)
  const links: Workflow['links'] = []
  for (const { id, inputs } of plain.nodes) {
    for (const [input, source] of Object.entries(inputs)) {
      const [from = '', output = ''] = source.split('.')
      const [nth, to] = [place(from, 'outputs', output), place(id, 'inputs', input)]
      if (nth >= 0 && to >= 0) links.push([links.length + 1, from, nth, id, to])
    }
  }
  return { ...plain, links }
}

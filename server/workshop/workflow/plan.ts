/** A workflow as the steps that run one after the other, or why it cannot be run. Pure. */
import type { Workflow } from '../../contract/workflow'
import { checkWorkflow, type Faults, isEmpty } from '../../contract/workflow-check'
import type { Node } from '../node'

export type Step = {
  id: string
  node: Node
  /** Input -> where it comes from. */
  from: Record<string, { id: string; output: string }>
  settings: Record<string, number | string>
}

export type Plan = { steps: Step[] } | { faults: Faults }

export function planWorkflow(workflow: Workflow, known: ReadonlyMap<string, Node>): Plan {
  const { wires, faults } = checkWorkflow(workflow, known)
  if (!isEmpty(faults)) return { faults }
  const steps = new Map<string, Step>()
  for (const { id, type, widgets_values } of workflow.nodes) {
    const node = known.get(type) as Node
    const from = wires.filter(({ to }) => to === id).map(({ input, from, output }) => [input, { id: from, output }])
    const settings = Object.entries(node.widgets).map(([name, { usual }], i) => [name, widgets_values[i] ?? usual])
    steps.set(id, { id, node, from: Object.fromEntries(from), settings: Object.fromEntries(settings) })
  }
  return { steps: inOrder(steps) }
}

/** What the result needs, each after what it needs itself; what leads to nothing is left out. There is no circle. */
function inOrder(steps: ReadonlyMap<string, Step>): Step[] {
  const done = new Set<Step>()
  const visit = (step: Step) => {
    if (done.has(step)) return
    for (const { id } of Object.values(step.from)) visit(steps.get(id) as Step)
    done.add(step)
  }
  for (const step of steps.values()) if (isEmpty(step.node.outputs)) visit(step)
  return [...done]
}

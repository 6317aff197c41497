/** A workflow as the steps that run one after the other, or why it cannot be run. Pure. */
import type { Widget, Workflow, WorkflowFault, WorkflowNode } from '../../contract/workflow'
import type { Node } from '../node'

export type Step = {
  id: string
  node: Node
  /** Input -> where it comes from. */
  from: Record<string, { id: string; output: string }>
  settings: Record<string, number | string>
}

export type Plan = { steps: Step[] } | { faults: Record<string, WorkflowFault> }

/** Faults by the id of the node. */
export function planWorkflow({ nodes, links }: Workflow, known: ReadonlyMap<string, Node>): Plan {
  const faults: Record<string, WorkflowFault> = {}
  const steps = new Map<string, Step>()
  for (const { id, type, widgets_values } of nodes) {
    const node = known.get(type)
    const settings = node && settingsOf(node, widgets_values)
    if (steps.has(id)) faults[id] = 'nodeTwice'
    else if (!node) faults[id] = 'nodeUnknown'
    else if (!settings) faults[id] = 'widget'
    else steps.set(id, { id, node, from: {}, settings })
  }
  if (isEmpty(faults)) connect(nodes, links, steps, faults)
  const results = [...steps.values()].filter(({ node }) => isEmpty(node.outputs))
  if (isEmpty(faults) && results.length !== 1) faults[results[1]?.id ?? nodes[0]?.id ?? ''] = 'oneResult'
  if (!isEmpty(faults)) return { faults }
  const [result] = results
  return result ? inOrder(steps, result) : { faults }
}

const isEmpty = (record: object) => Object.keys(record).length === 0

/** Null when a value is none that the node knows. */
function settingsOf({ widgets }: Node, values: (number | string)[]): Step['settings'] | null {
  const named = Object.entries(widgets)
  if (values.length > named.length) return null
  const settings = named.map(([name, widget], i) => [name, values[i] ?? widget.usual] as const)
  return named.every(([, widget], i) => isAllowed(widget, settings[i]?.[1])) ? Object.fromEntries(settings) : null
}

function isAllowed(widget: Widget, value: unknown): boolean {
  if (widget.kind === 'choice') return typeof value === 'string' && widget.options.includes(value)
  return typeof value === 'number' && value >= widget.min && value <= widget.max
}

function connect(
  nodes: WorkflowNode[],
  links: Workflow['links'],
  steps: ReadonlyMap<string, Step>,
  faults: Record<string, WorkflowFault>,
): void {
  const join = (to: string, input: string | undefined, from: string, output: string | undefined) => {
    const step = steps.get(to)
    const source = steps.get(from)
    const wanted = input === undefined ? undefined : step?.node.inputs[input]
    const given = output === undefined ? undefined : source?.node.outputs[output]
    if (!step || input === undefined || wanted === undefined) faults[to] ??= 'inputUnknown'
    else if (output === undefined || given === undefined) faults[to] ??= 'inputFromNowhere'
    else if (given !== wanted) faults[to] ??= 'inputKind'
    else {
      const before = step.from[input]
      if (before && (before.id !== from || before.output !== output)) faults[to] ??= 'inputTwice'
      step.from[input] = { id: from, output }
    }
  }
  for (const { id, inputs } of nodes) {
    for (const [input, source] of Object.entries(inputs)) {
      const [from = '', output = ''] = source.split('.')
      join(id, input, from, output)
    }
  }
  for (const [, from, output, to, input] of links) {
    const names = (id: string, side: 'inputs' | 'outputs') => Object.keys(steps.get(id)?.node[side] ?? {})
    join(to, names(to, 'inputs')[input], from, names(from, 'outputs')[output])
  }
  for (const { id, node, from } of steps.values()) {
    if (Object.keys(node.inputs).some((input) => !from[input])) faults[id] ??= 'inputMissing'
  }
}

/** What the result needs, each after what it needs itself; what leads to nothing is left out. */
function inOrder(steps: ReadonlyMap<string, Step>, result: Step): Plan {
  const done: Step[] = []
  const open = new Set<Step>()
  let cycle: string | null = null
  const visit = (step: Step) => {
    if (done.includes(step) || cycle !== null) return
    if (open.has(step)) {
      cycle = step.id
      return
    }
    open.add(step)
    for (const { id } of Object.values(step.from)) visit(steps.get(id) as Step)
    open.delete(step)
    done.push(step)
  }
  for (const step of [result, ...steps.values()]) visit(step)
  if (cycle !== null) return { faults: { [cycle]: 'cycle' } }
  const needed = new Set<string>()
  const need = (step: Step) => {
    if (needed.has(step.id)) return
    needed.add(step.id)
    for (const { id } of Object.values(step.from)) need(steps.get(id) as Step)
  }
  need(result)
  return { steps: done.filter(({ id }) => needed.has(id)) }
}

/** Whether a workflow can be run, said of its nodes: the server refuses by it, an editor shows it while it is drawn. Pure. */
import type { NodeSpec, Widget, Workflow, WorkflowFault, WorkflowNode } from './workflow'

/** What a kind of node takes, gives and can be set to; by its type. */
export type Kinds = ReadonlyMap<string, Pick<NodeSpec, 'inputs' | 'outputs' | 'widgets'>>

/** What goes from an output to an input, however it was written down. */
export type Wire = { from: string; output: string; to: string; input: string }
export type Faults = Record<string, WorkflowFault>

/** Faults by the id of the node; wires are whole only where there are none. */
export function checkWorkflow(workflow: Workflow, kinds: Kinds): { wires: Wire[]; faults: Faults } {
  const faults = checkNodes(workflow.nodes, kinds)
  if (!isEmpty(faults)) return { wires: [], faults }
  const wires = connect(workflow, kinds, faults)
  const results = workflow.nodes.filter(({ type }) => isEmpty(kinds.get(type)?.outputs ?? {}))
  if (isEmpty(faults) && results.length !== 1) faults[results[1]?.id ?? workflow.nodes[0]?.id ?? ''] = 'oneResult'
  const inCircle = workflow.nodes.find(({ id }) => leadsTo(wires, id, id))
  if (isEmpty(faults) && inCircle) faults[inCircle.id] = 'cycle'
  return { wires, faults }
}

export const isEmpty = (record: object) => Object.keys(record).length === 0

function checkNodes(nodes: readonly WorkflowNode[], kinds: Kinds): Faults {
  const faults: Faults = {}
  const seen = new Set<string>()
  for (const { id, type, widgets_values } of nodes) {
    const kind = kinds.get(type)
    if (seen.has(id)) faults[id] = 'nodeTwice'
    else if (!kind) faults[id] = 'nodeUnknown'
    else if (!areSettings(Object.values(kind.widgets), widgets_values)) faults[id] = 'widget'
    seen.add(id)
  }
  return faults
}

const areSettings = (widgets: readonly Widget[], values: readonly (number | string)[]): boolean =>
  values.length <= widgets.length && values.every((value, i) => isAllowed(widgets[i] as Widget, value))

function isAllowed(widget: Widget, value: number | string): boolean {
  if (widget.kind === 'choice') return typeof value === 'string' && widget.options.includes(value)
  return typeof value === 'number' && value >= widget.min && value <= widget.max
}

/** Inputs and links as wires, each once. */
function connect({ nodes, links }: Workflow, kinds: Kinds, faults: Faults): Wire[] {
  const wires: Wire[] = []
  const types = new Map(nodes.map(({ id, type }) => [id, type]))
  const sockets = (id: string, side: 'inputs' | 'outputs') => kinds.get(types.get(id) ?? '')?.[side] ?? {}
  const join = (from: string, output = '', to = '', input = '') => {
    const wanted = own(sockets(to, 'inputs'), input)
    const given = own(sockets(from, 'outputs'), output)
    const before = wires.find((wire) => wire.to === to && wire.input === input)
    if (!wanted) faults[to] ??= 'inputUnknown'
    else if (!given) faults[to] ??= 'inputFromNowhere'
    else if (given !== wanted) faults[to] ??= 'inputKind'
    else if (!before) wires.push({ from, output, to, input })
    else if (before.from !== from || before.output !== output) faults[to] ??= 'inputTwice'
  }
  for (const { id, inputs } of nodes) {
    for (const [input, source] of Object.entries(inputs)) {
      const [from = '', output] = source.split('.')
      join(from, output, id, input)
    }
  }
  for (const [, from, output, to, input] of links) {
    join(from, Object.keys(sockets(from, 'outputs'))[output], to, Object.keys(sockets(to, 'inputs'))[input])
  }
  for (const { id } of nodes) {
    const has = (input: string) => wires.some((wire) => wire.to === id && wire.input === input)
    if (!Object.keys(sockets(id, 'inputs')).every(has)) faults[id] ??= 'inputMissing'
  }
  return wires
}

/** `constructor` is a name that somebody may write, and nothing that a record has of its own. */
const own = <T>(record: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** Whether something of `from` gets to `to`, over however many wires (at least one). */
export function leadsTo(wires: readonly Pick<Wire, 'from' | 'to'>[], from: string, to: string): boolean {
  const seen = new Set<string>()
  const next = [from]
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    for (const wire of wires) {
      if (wire.from !== at || seen.has(wire.to)) continue
      if (wire.to === to) return true
      seen.add(wire.to)
      next.push(wire.to)
    }
  }
  return false
}

/** Where the nodes of a workflow stand: each after those it needs, from left to right or from top to bottom. Pure. */
import type { Workflow } from '@/server/contract/workflow'

export type Place = { x: number; y: number }
export type Places = Readonly<Record<string, Place>>

/** Of a node, CSS px; with a second input or output it is higher. */
export const NODE_WIDTH = 168
export const NODE_HEIGHT = 62
/** Between neighbours: along the way of the picture, and beside it. */
const ALONG = 48
const BESIDE = 20

/** Nodes from which something comes to this one, each once, whether by inputs or by links. */
export function sourcesOf({ nodes, links }: Workflow, id: string): string[] {
  const inputs = nodes.find((node) => node.id === id)?.inputs ?? {}
  const linked = links.filter(([, , , to]) => to === id).map(([, from]) => from)
  const named = new Set([...Object.values(inputs).map((output) => output.split('.')[0] ?? ''), ...linked])
  return nodes.filter((node) => named.has(node.id)).map((node) => node.id)
}

/** How many steps at most come before each node. */
export function columnsOf(workflow: Workflow): Map<string, number> {
  const { nodes } = workflow
  const columns = new Map<string, number>()
  const columnOf = (id: string, depth = 0): number => {
    const known = columns.get(id)
    if (known !== undefined) return known
    // A circle cannot be run, and is drawn nevertheless.
    const before = depth > nodes.length ? [] : sourcesOf(workflow, id)
    const column = Math.max(-1, ...before.map((source) => columnOf(source, depth + 1))) + 1
    columns.set(id, column)
    return column
  }
  for (const { id } of nodes) columnOf(id)
  return columns
}

/** @param across from left to right */
export function layOut(workflow: Workflow, across: boolean): Places {
  const columns = columnsOf(workflow)
  const columnOf = (id: string) => columns.get(id) ?? 0
  const beside = (across ? NODE_HEIGHT : NODE_WIDTH) + BESIDE
  const along = (across ? NODE_WIDTH : NODE_HEIGHT) + ALONG
  const lines = workflow.nodes.flatMap(({ id }) =>
    sourcesOf(workflow, id).map((from) => [columnOf(from), columnOf(id)] as const),
  )
  /** Nodes, and room for one line if any goes by: else it would run behind them. */
  const rowsIn = (column: number) => {
    const passed = lines.some(([from, to]) => from < column && column < to)
    return workflow.nodes.filter(({ id }) => columnOf(id) === column).length + (passed ? 1 : 0)
  }
  const most = Math.max(0, ...[...columns.values()].map(rowsIn))
  const places = workflow.nodes.map(({ id }) => {
    const column = columnOf(id)
    const row = workflow.nodes.filter((node) => columnOf(node.id) === column).findIndex((node) => node.id === id)
    // Each column in the middle of the widest.
    const offset = ((most - rowsIn(column)) * beside) / 2 + row * beside
    return [id, across ? { x: column * along, y: offset } : { x: offset, y: column * along }] as const
  })
  return Object.fromEntries(places)
}

/** Room that nodes take at these places, CSS px. */
export function extent(places: Places): { width: number; height: number } {
  const all = Object.values(places)
  return {
    width: Math.max(0, ...all.map(({ x }) => x + NODE_WIDTH)),
    height: Math.max(0, ...all.map(({ y }) => y + NODE_HEIGHT)),
  }
}

/** How far each node of a workflow is, from what a job says of itself. Pure. */
import type { JobView } from '@/server/contract/job'
import type { Workflow, WorkflowNode } from '@/server/contract/workflow'

export type NodeState = WorkflowNode & {
  /** Steps before it, at most: where it stands in the drawing. */
  column: number
  /** 0..1. */
  done: number
  running: boolean
}

/** Nodes in an order in which each comes after those it needs. */
export function nodeStates(workflow: Workflow, job: JobView): NodeState[] {
  const sources = new Map<string, string[]>(
    workflow.nodes.map(({ id, inputs }) => [id, Object.values(inputs).map(nodeOf)]),
  )
  for (const [, from, , to] of workflow.links) sources.get(to)?.push(from)
  const columns = new Map<string, number>()
  const columnOf = (id: string, depth = 0): number => {
    const known = columns.get(id)
    if (known !== undefined) return known
    // A circle cannot be run, and is drawn nevertheless.
    const before = depth > workflow.nodes.length ? [] : (sources.get(id) ?? [])
    const column = Math.max(-1, ...before.map((source) => columnOf(source, depth + 1))) + 1
    columns.set(id, column)
    return column
  }
  const ordered = workflow.nodes
    .map((node) => ({ node, column: columnOf(node.id) }))
    .sort((a, b) => a.column - b.column)
  const at = ordered.findIndex(({ node }) => node.id === job.source)
  return ordered.map(({ node, column }, i) => {
    const running = job.state === 'running' && i === at
    return { ...node, column, running, done: job.state === 'done' || i < at ? 1 : i === at ? (job.part ?? 0) : 0 }
  })
}

const nodeOf = (output: string) => output.split('.')[0] ?? ''

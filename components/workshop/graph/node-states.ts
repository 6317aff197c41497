/** How far each node of a workflow is, from what a job says of itself. Pure. */
import type { JobState, JobView } from '@/server/contract/job'
import type { Workflow, WorkflowNode } from '@/server/contract/workflow'
import { columnsOf } from './layout'

export type NodeState = WorkflowNode & {
  state: 'waiting' | Exclude<JobState, 'queued'>
  /** 0..1. */
  done: number
}

/** Nodes in an order in which each comes after those it needs. */
export function nodeStates(workflow: Workflow, job: Pick<JobView, 'state' | 'source' | 'part'>): NodeState[] {
  const columns = columnsOf(workflow)
  const ordered = workflow.nodes.toSorted((a, b) => (columns.get(a.id) ?? 0) - (columns.get(b.id) ?? 0))
  // One that failed before its first step could not get its pictures.
  const at = job.state === 'failed' && job.source === null ? 0 : ordered.findIndex(({ id }) => id === job.source)
  return ordered.map((node, i) => {
    if (job.state === 'done' || i < at) return { ...node, state: 'done', done: 1 }
    if (i > at || job.state === 'queued') return { ...node, state: 'waiting', done: 0 }
    return { ...node, state: job.state, done: job.part ?? 0 }
  })
}

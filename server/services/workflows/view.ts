import { type SavedWorkflow, workflow } from '../../contract/workflow'
import type { Workflow } from '../../store/generated/client'

/** It may have nodes that this program does not know; whether it can be run is seen when it is to run. */
export function toSavedWorkflow({ id, name, workflow: stored }: Workflow): SavedWorkflow {
  return { id, name, workflow: workflow.parse(stored) }
}

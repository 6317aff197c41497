import type { Workflow } from '../contract/workflow'
import { AppError } from '../errors'
import { NODES } from './nodes'
import { planWorkflow, type Step } from './workflow/plan'

/** Throws workflow_invalid, with what is wrong at which node. */
export function stepsOf(workflow: Workflow): Step[] {
  const plan = planWorkflow(workflow, NODES)
  if ('faults' in plan) throw new AppError('workflow_invalid', 'workflow', { fields: plan.faults })
  return plan.steps
}

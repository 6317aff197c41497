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

/** How long steps take, in what nodes count their cost in: about a tenth of a second for a picture of 720p. */
export const costOf = (steps: readonly Step[]): number => steps.reduce((sum, { node }) => sum + node.cost, 0)

/** The same of opening the picture before the first of them, and of waiting for so many pictures of a camera. */
export const READING_COST = 2
export const pictureCost = (pictures: number): number => pictures

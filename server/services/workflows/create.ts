import { savedWorkflow, workflowDraft } from '../../contract/workflow'
import { AppError } from '../../errors'
import { stepsOf } from '../../workshop/steps'
import { isTaken } from '../database-error'
import { verb } from '../verb'
import { toSavedWorkflow } from './view'

/** More in a list nobody reads. */
const MOST = 100

/** Throws workflow_invalid, name_taken, workflows_full. */
export const createWorkflow = verb({
  name: 'workflows.create',
  method: 'POST',
  path: '/api/workflows',
  summary: 'Keeps a workflow under a name, for everybody who has pictures enhanced.',
  action: 'workflow.edit',
  input: workflowDraft,
  output: savedWorkflow,
  async run(_c, { input, change }) {
    stepsOf(input.workflow)
    return change(
      async (tx) => {
        if ((await tx.workflow.count()) >= MOST) throw new AppError('workflows_full')
        const after = toSavedWorkflow(await tx.workflow.create({ data: input }))
        return { value: after, target: `workflow:${after.id}`, after }
      },
      { lock: 'workflows' },
    ).catch((error: unknown) => {
      throw isTaken(error) ? new AppError('name_taken') : error
    })
  },
})

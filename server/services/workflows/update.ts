import { z } from 'zod'
import { savedWorkflow, workflowDraft } from '../../contract/workflow'
import { AppError } from '../../errors'
import { stepsOf } from '../../workshop/steps'
import { isTaken } from '../database-error'
import { verb } from '../verb'
import { findWorkflow } from './find'
import { toSavedWorkflow } from './view'

/** Jobs keep the workflow that they were started with. Throws workflow_not_found, workflow_invalid, name_taken. */
export const updateWorkflow = verb({
  name: 'workflows.update',
  method: 'PATCH',
  path: '/api/workflows/{id}',
  summary: 'Changes the name of a workflow that is kept, or its steps; what is absent stays.',
  action: 'workflow.edit',
  input: workflowDraft.partial().extend({ id: z.string() }),
  output: savedWorkflow,
  async run(_c, { input: { id, ...data }, change }) {
    if (data.workflow) stepsOf(data.workflow)
    return change(async (tx) => {
      const before = await findWorkflow(tx, id)
      const after = toSavedWorkflow(await tx.workflow.update({ where: { id }, data }))
      return { value: after, target: `workflow:${id}`, before, after }
    }).catch((error: unknown) => {
      throw isTaken(error) ? new AppError('name_taken') : error
    })
  },
})

import { z } from 'zod'
import { verb } from '../verb'
import { findWorkflow } from './find'

export const removeWorkflow = verb({
  name: 'workflows.remove',
  method: 'DELETE',
  path: '/api/workflows/{id}',
  summary: 'Removes a workflow that is kept; jobs that were started with it go on.',
  action: 'workflow.edit',
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run(_c, { input: { id }, change }) {
    await change(async (tx) => {
      const before = await findWorkflow(tx, id)
      await tx.workflow.delete({ where: { id } })
      return { value: null, target: `workflow:${id}`, before }
    })
    return undefined
  },
})

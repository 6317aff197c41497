import { z } from 'zod'
import { savedWorkflow } from '../../contract/workflow'
import { verb } from '../verb'
import { toSavedWorkflow } from './view'

export const listWorkflows = verb({
  name: 'workflows.list',
  method: 'GET',
  path: '/api/workflows',
  summary: 'The workflows that are kept, by their names.',
  action: 'job.own',
  input: z.strictObject({}),
  output: z.array(savedWorkflow),
  run: async ({ prisma }) => (await prisma.workflow.findMany({ orderBy: { name: 'asc' } })).map(toSavedWorkflow),
})

import { z } from 'zod'
import { nodeSpec } from '../../contract/workflow'
import { NODES } from '../../workshop/nodes'
import { verb } from '../verb'

export const listNodes = verb({
  name: 'workshop.nodes',
  method: 'GET',
  path: '/api/workshop/nodes',
  summary: 'The kinds of nodes that a workflow can be made of, with their inputs, outputs and settings.',
  action: 'job.own',
  input: z.strictObject({}),
  output: z.array(nodeSpec),
  run: async () =>
    [...NODES.values()].map(({ type, inputs, outputs, widgets }) => ({ type, inputs, outputs, widgets })),
})

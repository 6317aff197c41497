import { z } from 'zod'
import { assistantFigures } from '../../contract/assistant'
import { verb } from '../verb'

export const assistantFiguresVerb = verb({
  name: 'assistant.figures',
  method: 'GET',
  path: '/api/assistant/figures',
  summary:
    'How answers went since the start of this server: time to the first token, speed, what was refused and struck.',
  action: 'assistant.edit',
  input: z.strictObject({}),
  output: assistantFigures,
  run: async ({ figures }) => figures.read(),
})

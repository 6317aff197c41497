import { z } from 'zod'
import { answerMessage } from '../../contract/assistant'
import { verb } from '../verb'

/** Throws answer_not_found, for somebody else's too, and for one that ended long ago. */
export const watchAnswer = verb({
  name: 'assistant.watch',
  method: 'GET',
  path: '/api/assistant/answers/{id}',
  summary: "One's own answer as it is written, from its beginning or behind a message one has; ends with it.",
  action: 'camera.read',
  on: 'visible',
  input: z.strictObject({ id: z.string(), after: z.coerce.number().int().min(0).default(0) }),
  output: { events: answerMessage },
  run: async ({ desk }, { who, input: { id, after }, signal }) => desk.find(who.userId, id).follow(after, signal),
})

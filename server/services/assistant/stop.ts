import { z } from 'zod'
import { verb } from '../verb'

/** Throws answer_not_found, for somebody else's too. */
export const stopAnswer = verb({
  name: 'assistant.stop',
  method: 'POST',
  path: '/api/assistant/answers/{id}/stop',
  summary: "Ends one's own answer as it stands.",
  action: 'camera.read',
  on: 'visible',
  input: z.strictObject({ id: z.string() }),
  output: null,
  readOnly: true,
  async run({ desk }, { who, input: { id } }) {
    desk.stop(who.userId, id)
    return undefined
  },
})

import { z } from 'zod'
import { answerMessage } from '../../contract/assistant'
import { AppError } from '../../errors'
import { verb } from '../verb'
import { stillSees } from './rights'

/** Throws answer_not_found, for somebody else's too, for one that ended long ago, and for one about what the asker sees no more. */
export const watchAnswer = verb({
  name: 'assistant.watch',
  method: 'GET',
  path: '/api/assistant/answers/{id}',
  summary: "One's own answer as it is written, from its beginning or behind a message one has; ends with it.",
  action: 'camera.read',
  on: 'visible',
  input: z.strictObject({ id: z.string(), after: z.coerce.number().int().min(0).default(0) }),
  output: { events: answerMessage },
  async run({ desk, prisma }, { who, input: { id, after }, signal }) {
    const answer = desk.find(who.userId, id)
    if (!(await stillSees(prisma, who, desk.order(who.userId, id)))) throw new AppError('answer_not_found')
    return answer.follow(after, signal)
  },
})

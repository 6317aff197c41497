import { z } from 'zod'
import type { Chat } from '../../assistant/engines/chat'
import { answerParams, assistantToolsReply } from '../../contract/assistant'
import { AppError } from '../../errors'
import { verb } from '../verb'
import { chatOf } from './chat-of'
import { readEngine } from './settings'
import { keepTools } from './tools-seen'

const PARAMS = answerParams.parse({ temperature: 0, maxTokens: 200 })
const TEST_MS = 120_000
const TOOL = {
  name: 'people_in_room',
  description: 'Says how many people are in a room.',
  parameters: { type: 'object', properties: { room: { type: 'string' } }, required: ['room'] },
}
const MAX_PIECES = 2_000

/** Throws assistant_off, assistant_no_tools for what cannot be asked at all, assistant_*, secret_lost. */
export const testTools = verb({
  name: 'assistant.testTools',
  method: 'POST',
  path: '/api/assistant/tools',
  summary: 'Tries whether the model that is set asks for a tool; only then can questions be asked.',
  action: 'assistant.edit',
  input: z.strictObject({}),
  output: assistantToolsReply,
  async run(c, { signal, change }) {
    const stored = await readEngine(c.prisma)
    if (!stored) throw new AppError('assistant_off')
    const { chat } = await chatOf(c, stored)
    const tools = await asksForTool(chat, AbortSignal.any([signal, AbortSignal.timeout(TEST_MS)]))
    return change(async (tx) => {
      await keepTools(tx, stored, c.paths, tools)
      return { value: { tools }, target: 'settings:assistant', after: { model: chat.model, tools } }
    })
  },
})

/** A server that refuses tools altogether is one without. */
async function asksForTool(chat: Chat, signal: AbortSignal): Promise<boolean> {
  const turn = chat.turn(
    [{ role: 'user', content: 'How many people are in room A? Use the tool.' }],
    [TOOL],
    { params: PARAMS, more: true },
    signal,
  )
  try {
    let next = await turn.next()
    for (let pieces = 0; !next.done && pieces < MAX_PIECES; pieces++) next = await turn.next()
    return next.done === true && next.value.calls.some(({ name }) => name === TOOL.name)
  } catch (error) {
    if (error instanceof AppError && error.code === 'assistant_broken') return false
    throw error
  } finally {
    await turn.return({ finish: 'stop', tokens: null, calls: [] }).catch(() => undefined)
  }
}

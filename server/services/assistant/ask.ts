import { can } from '../../access/can'
import { askRoom, askSystem } from '../../assistant/ask/prompt'
import { speak } from '../../assistant/ask/speak'
import { askBegun, askStart } from '../../contract/assistant'
import type { Fact } from '../../contract/report'
import { AppError } from '../../errors'
import { perform } from '../perform'
import { uuid7 } from '../uuid7'
import { verb } from '../verb'
import { chatOf } from './chat-of'
import { createGate } from './gated-text'
import { rightsOf } from './rights'
import { readEngine } from './settings'
import type { ToolContext } from './tools/tool'
import { TOOLS } from './tools/tools'
import { usesTools } from './tools-seen'
import { toSpec, useTool } from './use-tool'

/** What stands in place of an answer of which nothing stood. */
const MAX_FALLBACK = 6

/** Throws assistant_off, assistant_no_tools, too_many_answers, secret_lost, assistant_file_missing, assistant_file_invalid. */
export const askQuestion = verb({
  name: 'assistant.ask',
  method: 'POST',
  path: '/api/assistant/questions',
  summary:
    'Has a question answered by the language model from what it looks up as the asker; it goes on as an answer does (assistant.watch).',
  action: 'camera.read',
  on: 'visible',
  input: askStart,
  output: askBegun,
  readOnly: true,
  async run(c, { who, input: { question, zone, locale: wanted, params }, locale: asker, address }) {
    const stored = await readEngine(c.prisma)
    if (!stored) throw new AppError('assistant_off')
    if (!(await usesTools(c.prisma, stored, c.paths))) throw new AppError('assistant_no_tools')
    const locale = wanted ?? asker
    const tools = TOOLS.filter(({ action }) => can(who, action))
    const facts = new Map<string, Fact>()
    const { chat, contextTokens, full } = await chatOf(c, stored)
    const room = { chars: askRoom(contextTokens, params.maxTokens, locale) }
    const now = c.clock.now()
    const { id } = c.desk.begin({
      id: uuid7(now),
      ...{ owner: who.userId, rights: rightsOf(who), facts: () => facts.values(), params, report: null },
      full,
      async *speak(signal) {
        const context: ToolContext = {
          as: (of, input) => perform(c, of, { who, address, locale, signal }, input) as never,
          ...{ now, zone },
        }
        const spoken = speak(
          {
            ...{ chat, question, params },
            system: askSystem(locale, now, zone),
            tools: tools.map(toSpec),
            use: (call, left) => useTool({ tools, facts, context, locale, room }, call, left),
          },
          signal,
        )
        for (;;) {
          const { done, value } = await spoken.next()
          if (done) return value
          yield typeof value === 'string' ? value : { call: value.used }
        }
      },
      gated: createGate({ facts, telling: { zone, withDay: true }, locale }, (told) => toTell(facts, told)),
    })
    return { id, model: chat.model, locale }
  },
})

/** Ids of what has to be told, and of what was found when nothing of the answer stood. */
function toTell(facts: ReadonlyMap<string, Fact>, told: ReadonlySet<string>): string[] {
  const required = [...facts.values()].filter((fact) => fact.required).map(({ id }) => id)
  return told.size > 0 ? required : [...[...facts.keys()].slice(0, MAX_FALLBACK), ...required]
}

import { tellingOf } from '../../assistant/facts/moment'
import { promptRoom, reportPrompt } from '../../assistant/prompt'
import { answerBegun, answerStart } from '../../contract/assistant'
import { AppError } from '../../errors'
import { collectDigest } from '../reports/collect'
import { uuid7 } from '../uuid7'
import { verb } from '../verb'
import { engineOf } from './engine-of'
import { createGatedText } from './gated-text'
import { rightsOf, stillSees } from './rights'
import { readEngine } from './settings'

/** Throws assistant_off, too_many_answers, secret_lost, camera_not_found, assistant_file_missing, assistant_file_invalid. */
export const startAnswer = verb({
  name: 'assistant.start',
  method: 'POST',
  path: '/api/assistant/answers',
  summary:
    'Has a report written by the language model; how it goes on is told by assistant.watch, /ws/assistant or Socket.IO.',
  action: 'camera.read',
  on: 'visible',
  input: answerStart,
  output: answerBegun,
  readOnly: true,
  async run(c, { who, input: { question, params, locale: wanted, continues }, locale: asker }) {
    const stored = await readEngine(c.prisma)
    if (!stored) throw new AppError('assistant_off')
    const before = continues === null ? null : c.desk.order(who.userId, continues)
    // What could be seen then is not for who sees something else now.
    if (before && !(before.report && (await stillSees(c.prisma, who, before)))) throw new AppError('answer_not_found')
    const locale = before?.report?.locale ?? wanted ?? asker
    const digest = before?.report?.digest ?? (await collectDigest(c, who, question))
    const told = before?.gated.told() ?? new Set<string>()
    const left = digest.facts.filter(({ id }) => !told.has(id))
    const telling = tellingOf(digest.from, digest.until, digest.zone)
    const engine = await engineOf(c, stored, { facts: left, telling, locale })
    const room = promptRoom(engine.contextTokens, params.maxTokens, locale)
    const prompt = reportPrompt(left, digest.length, locale, room)
    const { id } = c.desk.begin({
      id: uuid7(c.clock.now()),
      ...{ owner: who.userId, rights: rightsOf(who), facts: () => digest.facts, params, report: { digest, locale } },
      full: () => engine.full(),
      speak: (signal) => engine.generate(prompt, params, signal),
      gated: createGatedText(digest, locale, { before: told, inPlace: stored.kind === 'built_in' }),
    })
    return { id, model: engine.model, locale, digest }
  },
})

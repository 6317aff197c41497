import { listModels, openAiEngine } from '../../assistant/engines/openai'
import { answerParams, assistantTest, assistantTestReply } from '../../contract/assistant'
import { verb } from '../verb'
import { keyFor, openKey, readEngine, requireAddress } from './settings'

const PARAMS = answerParams.parse({ temperature: 0, maxTokens: 64 })
const PROMPT = { system: 'You are a test.', user: 'Count from one to twenty in words.' }
const TEST_MS = 120_000
const MAX_TEXT = 400

/** Throws assistant_*, and validation_failed when a stored key would go to another server. */
export const testAssistant = verb({
  name: 'assistant.test',
  method: 'POST',
  path: '/api/assistant/test',
  summary: 'Tries the settings of a form: which models there are, and how quickly the chosen one writes.',
  action: 'assistant.edit',
  input: assistantTest,
  output: assistantTestReply,
  readOnly: true,
  async run({ prisma, crypt, clock }, { input, signal }) {
    requireAddress(input.url)
    const keyEnc = keyFor(crypt, await readEngine(prisma), input)
    const server = { url: input.url, key: openKey(crypt, { keyEnc }) }
    const models = await listModels(server)
    if (input.model === '') return { models, speed: null }
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TEST_MS)])
    const beganAt = clock.steady()
    let [firstAt, lastAt, pieces, text]: [number | null, number, number, string] = [null, beganAt, 0, '']
    const stream = openAiEngine(server, input.model).generate(PROMPT, PARAMS, limit)
    let next = await stream.next()
    for (; !next.done && pieces < PARAMS.maxTokens * 4; next = await stream.next()) {
      lastAt = clock.steady()
      firstAt ??= lastAt
      pieces++
      text = `${text}${next.value}`.slice(0, MAX_TEXT)
    }
    const counted = next.done ? next.value.tokens : null
    await stream.return({ finish: 'stop', tokens: null })
    const tokens = counted ?? pieces
    const spanMs = lastAt - (firstAt ?? lastAt)
    const speed = {
      ttft_ms: Math.round((firstAt ?? lastAt) - beganAt),
      tokens,
      tokens_per_s: spanMs > 0 && tokens > 1 ? Math.round(((tokens - 1) / spanMs) * 10_000) / 10 : null,
      text,
    }
    return { models, speed }
  },
})

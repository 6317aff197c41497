import type { Engine } from '../../assistant/engines/engine'
import { tokenRate } from '../../assistant/token-rate'
import type { Clock } from '../../clock'
import type { AnswerParams, AssistantTestReply } from '../../contract/assistant'

const PROMPT = { system: 'You are a test.', user: 'Count from one to twenty in words.' }
const MAX_TEXT = 400

/** How quickly an engine begins and goes on, by a short answer. Throws as it does. */
export async function measureSpeed(
  engine: Engine,
  params: AnswerParams,
  clock: Clock,
  signal: AbortSignal,
): Promise<NonNullable<AssistantTestReply['speed']>> {
  const beganAt = clock.steady()
  let [firstAt, lastAt, pieces, text]: [number | null, number, number, string] = [null, beganAt, 0, '']
  const stream = engine.generate(PROMPT, params, signal)
  let next = await stream.next()
  for (; !next.done && pieces < params.maxTokens * 4; next = await stream.next()) {
    lastAt = clock.steady()
    firstAt ??= lastAt
    pieces++
    text = `${text}${next.value}`.slice(0, MAX_TEXT)
  }
  const counted = next.done ? next.value.tokens : null
  await stream.return({ finish: 'stop', tokens: null })
  const tokens = counted ?? pieces
  return {
    ttft_ms: Math.round((firstAt ?? lastAt) - beganAt),
    tokens,
    tokens_per_s: tokenRate(tokens, lastAt - (firstAt ?? lastAt)),
    text,
  }
}

import { ggufEngine } from '../../assistant/engines/gguf/engine'
import { findGguf } from '../../assistant/engines/gguf/files'
import { listModels } from '../../assistant/engines/openai'
import type { Brief } from '../../assistant/engines/shift-writer/writer'
import { buildFacts } from '../../assistant/facts/build'
import { tellingOf } from '../../assistant/facts/moment'
import { answerParams, assistantTest, assistantTestReply } from '../../contract/assistant'
import { verb } from '../verb'
import { engineOf, ggufFolder } from './engine-of'
import { measureSpeed } from './measure-speed'
import { keyFor, openKey, readEngine, requireAddress } from './settings'

const PARAMS = answerParams.parse({ temperature: 0, maxTokens: 64 })
const TEST_MS = 120_000
/** A quiet hour. */
const HOUR = { from: 0, until: 3_600_000, zone: 'UTC' }
const TOTALS = { all: 0, byState: { raised: 0, acknowledged: 0, resolved: 0, false_alarm: 0 }, byRule: [] }
const SAMPLE: Brief = {
  facts: buildFacts({
    ...{ ...HOUR, length: 'short', cameras: [] },
    alerts: { totals: { ...TOTALS, bySeverity: { info: 0, warning: 0, critical: 0 } }, told: [] },
  }).facts,
  telling: tellingOf(HOUR.from, HOUR.until, HOUR.zone),
  locale: 'en',
}

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
  async run(c, { input: { engine: tried }, signal }) {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TEST_MS)])
    if (tried.kind === 'built_in') {
      const engine = await engineOf(c, tried, SAMPLE)
      const speed = await measureSpeed(engine, PARAMS, c.clock, limit)
      return { models: [{ id: engine.model, contextTokens: null }], speed }
    }
    if (tried.kind === 'gguf') {
      const found = await findGguf(ggufFolder(c.paths), tried.file)
      const engine = ggufEngine(c.gguf, found)
      const speed = await measureSpeed(engine, PARAMS, c.clock, limit)
      // As it was loaded: where memory is short it is less than the file has.
      const { contextTokens } = await c.gguf.describe(found.path, limit)
      return { models: [{ id: engine.model, contextTokens }], speed }
    }
    requireAddress(tried.url)
    const keyEnc = keyFor(c.crypt, await readEngine(c.prisma), tried)
    const models = await listModels({ url: tried.url, key: openKey(c.crypt, { keyEnc }) })
    if (tried.model === '') return { models, speed: null }
    return {
      models,
      speed: await measureSpeed(await engineOf(c, { ...tried, keyEnc }, SAMPLE), PARAMS, c.clock, limit),
    }
  },
})

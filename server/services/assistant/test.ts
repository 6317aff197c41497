import { ggufEngine } from '../../assistant/engines/gguf/engine'
import { findGguf } from '../../assistant/engines/gguf/files'
import { listModels } from '../../assistant/engines/openai'
import { answerParams, assistantTest, assistantTestReply } from '../../contract/assistant'
import { verb } from '../verb'
import { engineOf, ggufFolder } from './engine-of'
import { measureSpeed } from './measure-speed'
import { keyFor, openKey, readEngine, requireAddress } from './settings'

const PARAMS = answerParams.parse({ temperature: 0, maxTokens: 64 })
const TEST_MS = 120_000

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
    return { models, speed: await measureSpeed(await engineOf(c, { ...tried, keyEnc }), PARAMS, c.clock, limit) }
  },
})

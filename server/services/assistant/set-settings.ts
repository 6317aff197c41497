import { findGguf } from '../../assistant/engines/gguf/files'
import { type AssistantSettings, assistantSettingsBody, assistantSettingsView } from '../../contract/assistant'
import { AppError } from '../../errors'
import { isForbiddenUrl } from '../../forbidden-address'
import type { Context } from '../context'
import { verb } from '../verb'
import { ggufFolder } from './engine-of'
import { keyFor, readEngine, requireAddress, type StoredEngine, toSettingsView, writeEngine } from './settings'

/**
 * Throws assistant_address, assistant_file_missing, assistant_file_invalid, and validation_failed when a stored key would go to
 * another server.
 */
export const setAssistantSettings = verb({
  name: 'assistant.setSettings',
  method: 'PUT',
  path: '/api/assistant/settings',
  summary: 'Says where the language model is, or that there is none. The key is kept when none is given.',
  action: 'assistant.edit',
  input: assistantSettingsBody,
  output: assistantSettingsView,
  run: (c, { input: { engine }, change }) =>
    change(
      async (tx) => {
        const stored = await readEngine(tx)
        const next = engine && (await toStored(c, stored, engine))
        await writeEngine(tx, next)
        const [before, after] = [toSettingsView(stored), toSettingsView(next)]
        return { value: after, target: 'settings:assistant', before, after }
      },
      { lock: 'assistant' },
    ),
})

async function toStored(c: Context, before: StoredEngine | null, engine: AssistantSettings): Promise<StoredEngine> {
  if (engine.kind === 'built_in') return engine
  if (engine.kind === 'gguf') {
    await findGguf(ggufFolder(c.paths), engine.file)
    return engine
  }
  const { kind, url, model } = engine
  requireAddress(url)
  if (isForbiddenUrl(url)) throw new AppError('assistant_address')
  return { kind, url, model, keyEnc: keyFor(c.crypt, before, engine) }
}

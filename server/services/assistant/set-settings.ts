import { assistantSettingsBody, assistantSettingsView } from '../../contract/assistant'
import { AppError } from '../../errors'
import { isForbiddenUrl } from '../../forbidden-address'
import { verb } from '../verb'
import { keyFor, readEngine, requireAddress, toSettingsView, writeEngine } from './settings'

/** Throws assistant_address, and validation_failed when a stored key would go to another server. */
export const setAssistantSettings = verb({
  name: 'assistant.setSettings',
  method: 'PUT',
  path: '/api/assistant/settings',
  summary: 'Says where the language model is, or that there is none. The key is kept when none is given.',
  action: 'assistant.edit',
  input: assistantSettingsBody,
  output: assistantSettingsView,
  run: ({ crypt }, { input: { engine }, change }) =>
    change(
      async (tx) => {
        const stored = await readEngine(tx)
        if (engine) requireAddress(engine.url)
        if (engine && isForbiddenUrl(engine.url)) throw new AppError('assistant_address')
        const next = engine && { url: engine.url, model: engine.model, keyEnc: keyFor(crypt, stored, engine) }
        await writeEngine(tx, next)
        const [before, after] = [toSettingsView(stored), toSettingsView(next)]
        return { value: after, target: 'settings:assistant', before, after }
      },
      { lock: 'assistant' },
    ),
})

import { z } from 'zod'
import { assistantSettingsView } from '../../contract/assistant'
import { verb } from '../verb'
import { readEngine, toSettingsView } from './settings'

export const getAssistantSettings = verb({
  name: 'assistant.getSettings',
  method: 'GET',
  path: '/api/assistant/settings',
  summary: 'Where the language model is. Its key is in no answer; hasKey says that one is stored.',
  action: 'assistant.edit',
  input: z.strictObject({}),
  output: assistantSettingsView,
  run: async ({ prisma }) => toSettingsView(await readEngine(prisma)),
})

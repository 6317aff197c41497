import { z } from 'zod'
import { listGgufs } from '../../assistant/engines/gguf/files'
import { assistantFiles } from '../../contract/assistant'
import { verb } from '../verb'
import { ggufFolder } from './engine-of'

export const listAssistantFiles = verb({
  name: 'assistant.listFiles',
  method: 'GET',
  path: '/api/assistant/files',
  summary: 'Language models in the models folder (GGUF files), and what is wrong with those that cannot be used.',
  action: 'assistant.edit',
  input: z.strictObject({}),
  output: assistantFiles,
  async run({ paths }) {
    const folder = ggufFolder(paths)
    return { folder, files: await listGgufs(folder) }
  },
})

import { z } from 'zod'
import { assistantView } from '../../contract/assistant'
import { verb } from '../verb'
import { modelOf, readEngine } from './settings'
import { usesTools } from './tools-seen'

export const getAssistant = verb({
  name: 'assistant.get',
  method: 'GET',
  path: '/api/assistant',
  summary: 'Which language model writes reports; null: none, and the digest alone is the report.',
  action: 'config.read',
  input: z.strictObject({}),
  output: assistantView,
  async run({ prisma, paths }) {
    const engine = await readEngine(prisma)
    return { model: engine && modelOf(engine), tools: engine !== null && (await usesTools(prisma, engine, paths)) }
  },
})

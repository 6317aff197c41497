/** Whether a model was seen to ask for tools: kept beside where it is, and of no other. */
import { z } from 'zod'
import type { Transaction } from '../lock'
import type { StoredEngine, StoredServer } from './settings'

const KEY = 'assistant_tools'
const seen = z.strictObject({ url: z.string(), model: z.string(), tools: z.boolean() })

/** A file's model answers no questions. */
export async function usesTools(tx: Pick<Transaction, 'setting'>, engine: StoredEngine): Promise<boolean> {
  if (engine.kind !== 'openai') return false
  const { url, model } = engine
  const row = await tx.setting.findUnique({ where: { key: KEY } })
  const known = row && seen.safeParse(JSON.parse(row.value)).data
  return known?.url === url && known.model === model && known.tools
}

export async function keepTools(tx: Transaction, { url, model }: StoredServer, tools: boolean): Promise<void> {
  const value = JSON.stringify({ url, model, tools })
  await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
}

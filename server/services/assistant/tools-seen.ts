/** Whether a model was seen to ask for tools: kept beside where it is, and of no other. */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { findGguf } from '../../assistant/engines/gguf/files'
import type { Paths } from '../deps'
import type { Transaction } from '../lock'
import { ggufFolder } from './engine-of'
import type { StoredEngine } from './settings'

const KEY = 'assistant_tools'
/** A server's model by its name, a file also by its size: one that was replaced is tried anew. */
const who = z.union([
  z.strictObject({ url: z.string(), model: z.string() }),
  z.strictObject({ file: z.string(), bytes: z.int() }),
])
type Who = z.infer<typeof who>
const seen = z.looseObject({ tools: z.boolean() })

/** Null: none that is ever asked for tools. */
async function whoIs(engine: StoredEngine, paths: Paths): Promise<Who | null> {
  if (engine.kind === 'built_in') return null
  if (engine.kind === 'openai') return { url: engine.url, model: engine.model }
  const { file, bytes } = await findGguf(ggufFolder(paths), engine.file)
  return { file, bytes }
}

export async function usesTools(
  tx: Pick<Transaction, 'setting'>,
  engine: StoredEngine,
  paths: Paths,
): Promise<boolean> {
  const row = await tx.setting.findUnique({ where: { key: KEY } })
  const known = row && seen.safeParse(JSON.parse(row.value)).data
  if (!known?.tools) return false
  // A file that is gone answers nothing.
  const now = await whoIs(engine, paths).catch(() => null)
  const { tools: _, ...before } = known
  return now !== null && isDeepStrictEqual(who.safeParse(before).data, now)
}

/** Throws assistant_file_missing, assistant_file_invalid. */
export async function keepTools(tx: Transaction, engine: StoredEngine, paths: Paths, tools: boolean): Promise<void> {
  const value = JSON.stringify({ ...(await whoIs(engine, paths)), tools })
  await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
}

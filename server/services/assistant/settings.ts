/** Where the language model is: a row of settings, its key sealed. */
import { z } from 'zod'
import { modelOfFile } from '../../assistant/engines/gguf/engine'
import { SHIFT_WRITER } from '../../assistant/engines/shift-writer/writer'
import type { AssistantSettingsView } from '../../contract/assistant'
import { AppError } from '../../errors'
import type { Crypt } from '../crypt'
import type { Transaction } from '../lock'

const KEY = 'assistant'
/** What the key is sealed for. */
const ABOUT = 'assistant key'

const stored = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('built_in') }),
  z.strictObject({ kind: z.literal('openai'), url: z.string(), model: z.string(), keyEnc: z.string().nullable() }),
  z.strictObject({ kind: z.literal('gguf'), file: z.string() }),
])
export type StoredEngine = z.infer<typeof stored>
export type StoredServer = Extract<StoredEngine, { kind: 'openai' }>

/** Settings from before there were kinds. */
const FIRST_KIND = { kind: 'openai' }
const OFF = 'null'

/** Null: it was switched off. Where nothing was ever set, the writer that comes with the program. */
export async function readEngine(tx: Pick<Transaction, 'setting'>): Promise<StoredEngine | null> {
  const row = await tx.setting.findUnique({ where: { key: KEY } })
  if (!row) return { kind: 'built_in' }
  return row.value === OFF ? null : stored.parse({ ...FIRST_KIND, ...JSON.parse(row.value) })
}

export async function writeEngine(tx: Transaction, engine: StoredEngine | null): Promise<void> {
  const value = engine === null ? OFF : JSON.stringify(engine)
  await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
}

export function toSettingsView(engine: StoredEngine | null): AssistantSettingsView {
  if (engine?.kind !== 'openai') return { engine }
  const { kind, url, model, keyEnc } = engine
  return { engine: { kind, url, model, hasKey: keyEnc !== null } }
}

/** What people call the model. */
export function modelOf(engine: StoredEngine): string {
  if (engine.kind === 'built_in') return SHIFT_WRITER
  return engine.kind === 'openai' ? engine.model : modelOfFile(engine.file)
}

export const sealKey = (crypt: Crypt, key: string): string => crypt.seal(key, ABOUT)

/** '' for none. Throws secret_lost. */
export function openKey(crypt: Crypt, { keyEnc }: Pick<StoredServer, 'keyEnc'>): string {
  try {
    return keyEnc === null ? '' : crypt.open(keyEnc, ABOUT)
  } catch (error) {
    throw new AppError('secret_lost', 'sealed under another secret', {}, { cause: error })
  }
}

/**
 * The sealed key that goes on with these settings. A stored one goes to the scheme, host and port it was typed for and
 * nowhere else: otherwise whoever may set the address could read it there.
 * Throws validation_failed on `key` when it must be typed again.
 */
export function keyFor(
  crypt: Crypt,
  before: StoredEngine | null,
  { url, key }: { url: string; key?: string | undefined },
): string | null {
  if (key !== undefined) return key === '' ? null : sealKey(crypt, key)
  if (before?.kind !== 'openai' || before.keyEnc === null) return null
  if (originOf(before.url) === originOf(url)) return before.keyEnc
  throw new AppError('validation_failed', 'the server is another one: type its key again', {
    fields: { key: 'secretAgain' },
  })
}

/** Throws validation_failed on `url`: no address, or one with a secret in it, which would be shown. */
export function requireAddress(url: string): void {
  const address = URL.canParse(url) ? new URL(url) : null
  if (!address || address.username || address.password || address.search || address.hash) {
    throw new AppError('validation_failed', 'no such address', { fields: { url: 'httpAddress' } })
  }
}

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : url)

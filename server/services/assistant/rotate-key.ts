import type { Crypt } from '../crypt'
import type { Transaction } from '../lock'
import { openKey, readEngine, sealKey, writeEngine } from './settings'

/** The key of the language model's server, sealed under the next secret. Throws secret_lost when it opens under neither. */
export async function rotateKey(tx: Transaction, before: Crypt, after: Crypt): Promise<void> {
  const engine = await readEngine(tx)
  if (engine?.kind !== 'openai' || engine.keyEnc === null) return
  try {
    openKey(after, engine)
  } catch {
    await writeEngine(tx, { ...engine, keyEnc: sealKey(after, openKey(before, engine)) })
  }
}

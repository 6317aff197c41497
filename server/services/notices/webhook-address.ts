import { AppError } from '../../errors'
import { addressPolicy } from '../../outgoing/address-policy'
import type { Transaction } from '../lock'
import { RANGES } from './settings'

const refuse = (message: string, text: string) => new AppError('validation_failed', message, { fields: { url: text } })

/**
 * Throws validation_failed on `url` for user names in it, and for an address that is not allowed. A name is looked at only when
 * it is connected to: what it leads to may change.
 */
export async function requireAddress(tx: Pick<Transaction, 'setting'>, url: string): Promise<void> {
  const { username, password, hash, hostname } = new URL(url)
  if (username || password || hash) throw refuse('no such address', 'httpAddress')
  if (!addressPolicy(await RANGES.read(tx))(hostname)) throw refuse('not allowed', 'privateAddress')
}

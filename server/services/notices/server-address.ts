import { AppError } from '../../errors'
import { addressPolicy } from '../../outgoing/address-policy'
import type { Transaction } from '../lock'
import { RANGES } from './settings'

/** Throws validation_failed at `field` for an address that is not allowed; what a name leads to is asked when connecting. */
export async function requireHost(tx: Pick<Transaction, 'setting'>, field: string, host: string): Promise<void> {
  if (addressPolicy(await RANGES.read(tx))(host)) return
  throw new AppError('validation_failed', 'not allowed', { fields: { [field]: 'privateAddress' } })
}

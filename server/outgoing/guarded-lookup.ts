/**
 * What a name leads to, looked at before it is connected to: the looked-at address is the one that is used, so that a name
 * cannot lead elsewhere a moment later. A literal address never comes here: ask the policy about it first.
 */
import type { LookupFunction } from 'node:net'
import { allowedAddresses } from '../inference/engine/host-lookup'
import type { AddressPolicy } from './address-policy'

/** What a name leads to; for tests. */
export type FindAddresses = (host: string) => Promise<string[]>

/** It was not asked: the address is one that the program does not connect to. */
export class ForbiddenAddress extends Error {
  readonly code = 'EFORBIDDEN'
  constructor() {
    super('forbidden address')
  }
}

/** For `lookup` of requests and sockets. Fails with ForbiddenAddress when a name leads to forbidden addresses alone. */
export function guardedLookup(allows: AddressPolicy, find?: FindAddresses): LookupFunction {
  return (host, { all }, callback) => {
    allowedAddresses(host, find, allows).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
        const [first] = found
        if (!first) callback(new ForbiddenAddress(), '', 0)
        else if (all) callback(null, found)
        else callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    )
  }
}

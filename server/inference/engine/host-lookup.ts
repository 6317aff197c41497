/** What a name leads to, without the addresses that may not be connected to. */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isForbiddenAddress } from '../../forbidden-address'

/**
 * @param find what a name leads to; for tests
 * @param allows by itself all but those that no camera has
 */
export async function allowedAddresses(
  host: string,
  find: (host: string) => Promise<string[]> = lookUp,
  allows: (address: string) => boolean = (address) => !isForbiddenAddress(address),
): Promise<string[]> {
  const found = isIP(host) ? [host] : await find(host)
  return found.filter(allows)
}

/**
 * For what connects by itself and takes whichever of a name's addresses it likes: false when one of them is forbidden, but for
 * those that every machine of a network has beside its real one (fe80::, which names under .local lead to). True for a
 * name that leads nowhere: connecting says it better.
 */
export async function mayConnect(host: string, find: (host: string) => Promise<string[]> = lookUp): Promise<boolean> {
  const found = isIP(host) ? [host] : await find(host).catch(() => [])
  const refused = found.filter(isForbiddenAddress)
  return found.length === 0 || (refused.length < found.length && refused.every((address) => /^fe80:/i.test(address)))
}

async function lookUp(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address)
}

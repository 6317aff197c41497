/**
 * Which addresses the program connects to by itself, for what people set up: public ones, and of private networks those that
 * an administrator allows. Never what server/forbidden-address.ts names. Pure.
 */
import { BlockList, isIP } from 'node:net'
import { isForbiddenAddress } from '../forbidden-address'

/** Whether an address, or a URL's host, may be connected to. True for names: what they lead to is asked again. */
export type AddressPolicy = (address: string) => boolean

const notPublic = new BlockList()
const subnets4: [string, number][] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]
for (const [net, prefix] of subnets4) notPublic.addSubnet(net, prefix)
// Of IPv6 only 2000::/3 is public, less documentation and what carries IPv4 addresses (6to4, Teredo).
const public6 = new BlockList()
public6.addSubnet('2000::', 3, 'ipv6')
const subnets6: [string, number][] = [
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]
for (const [net, prefix] of subnets6) notPublic.addSubnet(net, prefix, 'ipv6')

/** @param ranges private networks that are allowed, as `parseRange` takes them; what it does not take is left out */
export function addressPolicy(ranges: readonly string[]): AddressPolicy {
  const allowed = new BlockList()
  for (const range of ranges) {
    const parsed = parseRange(range)
    if (parsed) allowed.addSubnet(parsed.address, parsed.prefix, parsed.family)
  }
  return (address) => {
    const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
    const kind = isIP(bare)
    if (kind === 0) return true
    if (isForbiddenAddress(bare)) return false
    const family = kind === 6 ? 'ipv6' : 'ipv4'
    return isPublic(bare, family) || allowed.check(bare, family)
  }
}

function isPublic(address: string, family: 'ipv4' | 'ipv6'): boolean {
  if (notPublic.check(address, family)) return false
  return family === 'ipv4' || public6.check(address, family)
}

/** `10.0.0.0/8`, `fd00::/8`, or one address. Null for what is none, and for ranges of addresses that are always forbidden. */
export function parseRange(text: string): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } | null {
  const [, address = '', length] = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const kind = isIP(address)
  if (kind === 0 || isForbiddenAddress(address)) return null
  const most = kind === 6 ? 128 : 32
  const prefix = length === undefined ? most : Number(length)
  return prefix > most ? null : { address, prefix, family: kind === 6 ? 'ipv6' : 'ipv4' }
}

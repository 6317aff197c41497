/** An internet address as the unit that one person controls. Pure. */
import { isIPv4, isIPv6 } from 'node:net'

/** IPv4 (also mapped into IPv6) as it is; IPv6 as its /64, since a household has 2^64 addresses. */
export function addressKey(address: string): string {
  const bare = address.replace(/%.*$/, '')
  const mapped = /^::ffff:(.+)$/i.exec(bare)?.[1]
  if (mapped !== undefined && isIPv4(mapped)) return mapped
  if (!isIPv6(bare)) return bare
  const [head = '', tail] = bare.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

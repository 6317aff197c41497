/**
 * Addresses that no camera has: link-local ones, where clouds answer with credentials to whoever asks from inside, and the
 * unspecified ones. Private networks are where cameras are, and loopback is where relays of this machine are (go2rtc,
 * MediaMTX): only administrators enter addresses, and what an administrator may run here is no secret to them. Pure.
 */
import { BlockList, isIP } from 'node:net'

const forbidden = new BlockList()
forbidden.addSubnet('169.254.0.0', 16)
forbidden.addSubnet('0.0.0.0', 8)
// Metadata of clouds outside the link-local range.
forbidden.addAddress('100.100.100.200')
forbidden.addAddress('192.0.0.192')
forbidden.addAddress('168.63.129.16')
forbidden.addAddress('fd00:ec2::254', 'ipv6')
forbidden.addAddress('fd20:ce::254', 'ipv6')
forbidden.addSubnet('fe80::', 10, 'ipv6')
forbidden.addAddress('::', 'ipv6')
// 169.254/16 and 0/8 the ways IPv6 writes IPv4: compatible, translated (NAT64), 6to4. Mapped ones are known to BlockList.
forbidden.addSubnet('::a9fe:0', 112, 'ipv6')
forbidden.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6')
forbidden.addSubnet('64:ff9b::', 104, 'ipv6')
forbidden.addSubnet('2002:a9fe::', 32, 'ipv6')

/** The host of a URL of any scheme, numbers that resolvers take for an address written out as one. */
export function isForbiddenUrl(url: string): boolean {
  const asHttp = url.replace(/^[a-z][a-z0-9+.-]*:/i, 'http:')
  return URL.canParse(asHttp) && isForbiddenAddress(new URL(asHttp).hostname)
}

/** `address`: an IP address, or a URL's host. Names are never forbidden: what they lead to is. */
export function isForbiddenAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const family = isIP(bare)
  if (family === 0) return false
  return forbidden.check(bare, family === 6 ? 'ipv6' : 'ipv4')
}

/**
 * Whether a request was meant for us. A page of another site can let a name of its own point to this machine (DNS
 * rebinding): its Host and its Origin agree with each other then, so that a browser and the check of Origin see nothing
 * wrong. Only names that are ours are answered. An address made of numbers cannot be pointed anywhere else.
 */
import { isIP } from 'node:net'

export type HostHeaders = { host?: string | undefined; 'x-forwarded-host'?: string | string[] | undefined }

export type OurHosts = {
  trustProxy: boolean
  publicUrl: string | null
  /** Further names, as `hostName` writes them. */
  names: ReadonlySet<string>
}

const HOST = /^(\[[\da-f:.]+\]|[^\s/\\?#@:[\]]+)(:\d{1,5})?$/i

/** "Name:port" as a browser would write the name: lower case, ASCII, without port and final dot. Null for what is none. */
export function hostName(host: string): string | null {
  if (!HOST.test(host) || !URL.canParse(`http://${host}`)) return null
  return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '') || null
}

/** What people call a machine of this name in its own network. */
export function machineNames(hostname: string): string[] {
  const name = hostName(hostname)
  if (name === null) return []
  const short = name.split('.')[0] ?? name
  return [name, short, `${short}.local`]
}

/**
 * A request that names no host comes from no browser and passes. Behind a trusted proxy the name is the one that
 * people typed; without PUBLIC_URL the proxy itself decides which names it serves.
 */
export function hostAllowed(headers: HostHeaders, { trustProxy, publicUrl, names }: OurHosts): boolean {
  const forwarded = trustProxy ? [headers['x-forwarded-host']].flat()[0]?.split(',')[0]?.trim() : undefined
  if (forwarded && publicUrl === null) return true
  const asked = forwarded || headers.host
  if (asked === undefined) return true
  const name = hostName(asked)
  if (name === null) return false
  if (isIP(name) || name === 'localhost' || name.endsWith('.localhost')) return true
  return names.has(name) || (publicUrl !== null && name === hostName(new URL(publicUrl).host))
}

/** A TCP connection, with or without TLS, to a host that somebody entered. */
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { ForbiddenAddress, guardedLookup } from './guarded-lookup'
import type { Way } from './guarded-request'

export type Host = { host: string; port: number; secure: boolean }

/** Not connected yet: listen to its events. Throws ForbiddenAddress at once for a literal address. */
export function guardedConnect({ host, port, secure }: Host, { allows, find, ca, anyCertificate }: Way): Socket {
  const bare = hostOf(host)
  if (!allows(bare)) throw new ForbiddenAddress()
  const options = { host: bare, port, lookup: guardedLookup(allows, find) }
  if (!secure) return connect(options)
  return connectTls({
    ...options,
    ...(isIP(bare) === 0 && { servername: bare }),
    ...(ca && { ca }),
    rejectUnauthorized: !anyCertificate,
  })
}

/** Numbers that resolvers take for an address (0x7f.1, 2130706433), written out as one, as URL does it. */
function hostOf(host: string): string {
  const text = `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}`
  return URL.canParse(text) ? new URL(text).hostname.replace(/^\[|\]$/g, '') : host
}

/**
 * What a browser keeps after signing in, to be known when it signs in again: a random name, signed together with the
 * account. It opens nothing; it only spares its owner from being held up by strangers who try the same account.
 */
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

const TOKEN = /^([\w-]{22})\.(\d{1,12})\.([\w-]{43})$/
/** Since the last sign-in. */
export const KNOWN_FOR_MS = 90 * 24 * 3_600_000

export type KnownDevices = {
  /** For the cookie: the same device for another 90 days, or a new one. `device`: what `read` said. */
  issue(account: string, device: string | null, now: number): string
  /** The device's name, or null when it does not know this account, any more. */
  read(token: string | undefined, account: string, now: number): string | null
}

export function createKnownDevices(secret: string): KnownDevices {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'sightline known device', 32))
  const sign = (device: string, until: number | string, account: string) =>
    createHmac('sha256', key).update(`${device}.${until}.${account}`).digest('base64url')
  return {
    issue(account, device, now) {
      const name = device ?? randomBytes(16).toString('base64url')
      const until = Math.floor((now + KNOWN_FOR_MS) / 1000)
      return `${name}.${until}.${sign(name, until, account)}`
    },
    read(token, account, now) {
      const [, name = '', until = '', mac = ''] = TOKEN.exec(token ?? '') ?? []
      if (name === '' || Number(until) * 1000 <= now) return null
      return timingSafeEqual(Buffer.from(mac), Buffer.from(sign(name, until, account))) ? name : null
    },
  }
}

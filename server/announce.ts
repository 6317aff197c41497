/** What the person at the terminal reads when the server is ready. */
import type { Env } from './env'

/** Where a browser on this machine, or everybody when PUBLIC_URL is set, finds the server. */
export function address({ publicUrl, host, port }: Pick<Env, 'publicUrl' | 'host' | 'port'>): string {
  if (publicUrl !== null) return publicUrl
  if (['0.0.0.0', '::', ''].includes(host)) return `http://localhost:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/**
 * The token stands in the fragment, which browsers send to nobody: it reaches no log on the way.
 * @param lostSecrets how many cameras keep secrets that can be read no more
 */
export function announce(address: string, setupToken: string | null, lostSecrets: number): void {
  console.log(`Sightline is ready: ${address}`)
  if (lostSecrets > 0) {
    console.log(
      `The secrets of ${lostSecrets} camera(s) were sealed under another AUTH_SECRET and cannot be read: they are not started. ` +
        'Start with the former one, move them to the new one with `npm run secret:rotate`, or type them again.',
    )
  }
  if (setupToken) {
    console.log(`Create the first administrator: ${address}/setup#token=${encodeURIComponent(setupToken)}`)
  }
}

/** What a camera answers to WS-Discovery. Anybody on the network may have sent it: it is searched for two elements. Pure. */
import type { FoundCamera } from '../contract/onvif'

const MAX_TEXT = 80
const MAX_ADDRESS = 500
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

/** @param from the address that the answer came from. Null: it is none, or has no address of that host. */
export function readProbeMatch(xml: string, from: string): FoundCamera | null {
  const scopes = words(xml, 'Scopes')
  const address = words(xml, 'XAddrs').find((url) => isAt(url, from))
  return address ? { name: scopeOf(scopes, 'name'), model: scopeOf(scopes, 'hardware'), address } : null
}

function words(xml: string, element: string): string[] {
  const text = new RegExp(`<(?:[\\w-]+:)?${element}(?:\\s[^>]*)?>([^<]*)<`).exec(xml)?.[1] ?? ''
  return text
    .replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? '')
    .trim()
    .split(/\s+/)
}

/** Who answers tells of itself: others are not asked because it says so. */
function isAt(url: string, from: string): boolean {
  if (url.length > MAX_ADDRESS || !URL.canParse(url)) return false
  const { protocol, hostname, username } = new URL(url)
  return /^https?:$/.test(protocol) && hostname === from && username === ''
}

function scopeOf(scopes: readonly string[], about: string): string {
  const value = scopes.map((scope) => new RegExp(`^onvif://[^/]+/${about}/(.*)$`).exec(scope)?.[1]).find(Boolean) ?? ''
  return decoded(value)
    .replace(/[\p{C}]/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

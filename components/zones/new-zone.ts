import type { Zone } from '@/server/contract/zone'

/** 64 random bits: no two zones of a camera share them. `randomUUID` is missing where the page comes over plain HTTP. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** In the middle of the picture, a little off where others lie: it is dragged from there. */
export function newZone(what: 'area' | 'line', name: string, others: number): Zone {
  const off = (others % 5) * 0.04
  const [low, high] = [0.3 + off, 0.6 + off]
  const plain = { id: newId(), name, anchor: 'bottom_centre' as const }
  const at = (x: number, y: number) => ({ x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100 })
  return what === 'line'
    ? { ...plain, kind: 'line', points: [at(low, 0.5 + off), at(high, 0.5 + off)], jitter: 0.02 }
    : { ...plain, kind: 'restricted', points: [at(low, low), at(high, low), at(high, high), at(low, high)] }
}

/** `Area 3`: the first number that is free. */
export function freeName(pattern: (number: number) => string, zones: readonly Zone[]): string {
  const taken = new Set(zones.map(({ name }) => name.toLowerCase()))
  for (let number = 1; ; number++) if (!taken.has(pattern(number).toLowerCase())) return pattern(number)
}

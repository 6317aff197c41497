/** Events as texts that PostgreSQL's NOTIFY carries: ASCII, in parts, since one takes 8,000 bytes at most. Pure. */
import { EVENTS, type EventName } from './events'

/** from: whoever sent it, unlike all others. number: rising. */
export type Sent = { from: string; number: number; name: EventName; payload: unknown }

const PART_CHARS = 7_500
const MAX_PARTS = 32
/** Servers whose message is half here; who is silent gives way to who speaks. */
const MAX_SENDERS = 64

/** Null for one that is too long. */
export function toParts({ from, number, name, payload }: Sent): string[] | null {
  const text = JSON.stringify([name, payload]).replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const count = Math.ceil(text.length / PART_CHARS)
  if (count > MAX_PARTS) return null
  return Array.from(
    { length: count },
    (_, n) => `${from} ${number} ${n} ${count} ${text.slice(n * PART_CHARS, (n + 1) * PART_CHARS)}`,
  )
}

/** Parts of one message come in order; those of several senders in any. What is not whole or not known is left out. */
export function createCollector(): (part: string) => Sent | null {
  const begun = new Map<string, { number: number; pieces: string[] }>()
  return (part) => {
    const [, from = '', number = '', place = '', count = '', piece = ''] =
      /^(\S+) (\d+) (\d+) (\d+) (.*)$/.exec(part) ?? []
    if (from === '') return null
    const known = begun.get(from)
    const pieces = known?.number === Number(number) ? known.pieces : []
    begun.delete(from)
    if (Number(place) !== pieces.length) return null
    pieces.push(piece)
    if (pieces.length === Number(count)) return parse(from, Number(number), pieces.join(''))
    begun.set(from, { number: Number(number), pieces })
    for (const oldest of begun.keys()) {
      if (begun.size <= MAX_SENDERS) break
      begun.delete(oldest)
    }
    return null
  }
}

/** Null for what this version of the program does not know, or would not send. */
function parse(from: string, number: number, text: string): Sent | null {
  try {
    const [name, payload] = JSON.parse(text) as [EventName, unknown]
    const row = Object.hasOwn(EVENTS, name) ? EVENTS[name] : null
    if (!row?.everywhere) return null
    return { from, number, name, payload: row.schema.parse(payload) }
  } catch {
    return null
  }
}

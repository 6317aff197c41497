/** What a change changed, value by value. Pure. */

export type Difference = { path: string; before: string | null; after: string | null }

/**
 * The values that are not the same, by their path (`source.url`), in the order of `before`, then of `after`. Lists are
 * compared and shown whole. Null: there was no such value.
 */
export function difference(before: unknown, after: unknown): Difference[] {
  const old = new Map(leaves(before))
  const now = new Map(leaves(after))
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((path) => {
    const pair = { path, before: old.get(path) ?? null, after: now.get(path) ?? null }
    return pair.before === pair.after ? [] : [pair]
  })
}

/** Moments are stored as Unix ms under names that end in At. */
export function isMoment(path: string, text: string): boolean {
  return /At$/.test(path) && /^\d{10,}$/.test(text)
}

function leaves(value: unknown, path = ''): [string, string][] {
  if (value === null || value === undefined) return path === '' ? [] : [[path, '–']]
  if (typeof value === 'object' && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
  }
  return [[path, typeof value === 'string' ? value : JSON.stringify(value)]]
}

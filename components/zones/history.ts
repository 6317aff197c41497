/** What was, is, and was taken back. Pure. */
export type History<T> = {
  past: readonly T[]
  now: T
  future: readonly T[] /** Of the last change. */
  key: string | null
}

const MOST = 100

export const begin = <T>(now: T): History<T> => ({ past: [], now, future: [], key: null })

/** A key that is the last change's makes both one step: a drag, a name being typed. */
export function change<T>({ past, now, key }: History<T>, next: T, nextKey: string | null = null): History<T> {
  const same = nextKey !== null && nextKey === key
  return { past: same ? past : [...past, now].slice(-MOST), now: next, future: [], key: nextKey }
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], key: null }
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.now], now: next, future, key: null }
}

/** What was, what is, and what was undone. Pure. */
export type History<T> = { past: readonly T[]; now: T; future: readonly T[] }

const MOST = 100

export const begin = <T>(now: T): History<T> => ({ past: [], now, future: [] })

/** A step that can be undone; what had been undone is forgotten. */
export const change = <T>({ past, now }: History<T>, next: T): History<T> => ({
  past: [...past, now].slice(-MOST),
  now: next,
  future: [],
})

export function undo<T>(history: History<T>): History<T> {
  const now = history.past.at(-1)
  if (now === undefined) return history
  return { past: history.past.slice(0, -1), now, future: [history.now, ...history.future] }
}

export function redo<T>(history: History<T>): History<T> {
  const [now, ...future] = history.future
  if (now === undefined) return history
  return { past: [...history.past, history.now], now, future }
}

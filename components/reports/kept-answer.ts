/** An answer that is under way, kept for this tab alone: whoever reloads the page reads on. */
import type { AnswerState } from './answer-state'

/** `start`: as it was before its first message; all of them can be had again. */
export type KeptAnswer<S extends AnswerState> = { start: S }

const key = (name: string) => `sightline.answer.${name}`

export function readKept<S extends AnswerState>(name: string): S | null {
  try {
    const text = sessionStorage.getItem(key(name))
    const kept = text === null ? null : (JSON.parse(text) as Partial<KeptAnswer<S>>)
    return kept?.start && typeof kept.start.answerId === 'string' ? kept.start : null
  } catch {
    // Storage is off, or what is in it is not ours.
    return null
  }
}

/** Null: there is none any more. */
export function keepAnswer<S extends AnswerState>(name: string, start: S | null): void {
  try {
    if (start) sessionStorage.setItem(key(name), JSON.stringify({ start } satisfies KeptAnswer<S>))
    else sessionStorage.removeItem(key(name))
  } catch {
    // Too much, or storage is off: it cannot be read on after a reload.
  }
}

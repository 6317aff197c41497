/** Pieces of text on their way from whoever makes them to whoever reads them. Bounded by what an answer may be. */
import type { GgufEnded } from './messages'

export type Pieces = {
  push(text: string): void
  end(ended: GgufEnded): void
  fail(error: unknown): void
  /** To its end; throws what it failed with, behind the pieces that came before. */
  read(): AsyncGenerator<string, GgufEnded>
}

export function createPieces(): Pieces {
  const waiting: string[] = []
  let outcome: (() => GgufEnded) | null = null
  let wake: (() => void) | null = null
  const settle = (how: () => GgufEnded) => {
    outcome ??= how
    wake?.()
  }
  return {
    push(text) {
      if (outcome) return
      waiting.push(text)
      wake?.()
    },
    end: (ended) => settle(() => ended),
    fail: (error) =>
      settle(() => {
        throw error
      }),
    async *read() {
      for (;;) {
        const text = waiting.shift()
        if (text !== undefined) yield text
        else if (outcome) return outcome()
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    },
  }
}

/** How the last answers went. Pure. */
import type { AssistantFigures } from '../../contract/assistant'

const KEPT = 200

export type Figures = {
  refused(): void
  failed(): void
  ended(answer: { ttftMs: number | null; tokensPerS: number | null; sentences: number; struck: number }): void
  read(): AssistantFigures
}

export function createFigures(): Figures {
  const counts = { answers: 0, failed: 0, refused: 0, sentences: 0, struck: 0 }
  const ttfts: number[] = []
  const speeds: number[] = []
  const keep = (list: number[], value: number | null) => {
    if (value === null) return
    list.push(value)
    if (list.length > KEPT) list.shift()
  }
  return {
    refused: () => void counts.refused++,
    failed: () => void counts.failed++,
    ended({ ttftMs, tokensPerS, sentences, struck }) {
      counts.answers++
      counts.sentences += sentences
      counts.struck += struck
      keep(ttfts, ttftMs)
      keep(speeds, tokensPerS)
    },
    read: () => ({
      ...counts,
      ttftP50Ms: quantile(ttfts, 0.5),
      ttftP95Ms: quantile(ttfts, 0.95),
      tokensPerS: quantile(speeds, 0.5),
    }),
  }
}

function quantile(values: readonly number[], q: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? null
}

/** A question and its answer as it comes. Pure. */
import { type AnswerState, unanswered } from '@/components/reports/answer-state'
import type { AnswerCall, AskBegun } from '@/server/contract/assistant'
import type { Locale } from '@/server/contract/locale'
import type { Fact } from '@/server/contract/report'

export type AskState = AnswerState & { question: string; zone: string; locale: Locale; model: string }

export function begin(question: string, zone: string, { id, model, locale }: AskBegun): AskState {
  return { ...unanswered(id), question, zone, model, locale }
}

/** Everything that was found, to be cited. */
export const factsOf = (calls: readonly AnswerCall[]): Fact[] => calls.flatMap(({ facts }) => facts)

/** What a call was given, as pairs to be read; text that is no object of plain values stands as it is. */
export function argumentsOf(text: string): [string, string][] {
  try {
    const parsed: unknown = JSON.parse(text === '' ? '{}' : text)
    if (parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed)) {
      return Object.entries(parsed).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
      ])
    }
  } catch {
    // No JSON: shown as it is.
  }
  return [['', text]]
}

/** A fact before it has its number: what is not said of it is not known. */
import type { Locale } from '../../contract/locale'
import type { Fact } from '../../contract/report'

export type DraftFact = Omit<Fact, 'id' | 'sentence'> & { sentence: Record<Locale, string> }

const NOTHING = {
  required: false,
  cameraId: null,
  alertId: null,
  names: {},
  at: null,
  span: null,
  numbers: {},
  state: null,
  severity: null,
  behaviour: null,
  act: null,
  measure: null,
} satisfies Partial<DraftFact>

/** `sentence`: without citation and end mark. */
export function draftFact(
  said: Pick<DraftFact, 'kind' | 'sentence'> & Partial<Omit<DraftFact, 'kind' | 'sentence'>>,
): DraftFact {
  return { ...NOTHING, ...said }
}

/** Numbered in order; each sentence cites its own fact. */
export const numbered = (drafts: readonly DraftFact[]): Fact[] => numberedFrom(0, drafts)

/** @param before how many there are already */
export function numberedFrom(before: number, drafts: readonly DraftFact[]): Fact[] {
  return drafts.map((draft, i) => {
    const id = `f${before + i + 1}`
    const { 'zh-CN': zh, en } = draft.sentence
    return { ...draft, id, sentence: { 'zh-CN': `${zh}[${id}]。`, en: `${en} [${id}].` } }
  })
}

/** Names stand in quotes, so that nothing in them is taken for a word of the sentence. */
export const quoted = (name: string): string => `“${name}”`

/**
 * What the writer's model may write of a beat: words, each value of a fact once, in whatever order, and then its citation. So
 * it can leave nothing out and tell nothing twice; what it says of it the gate looks at. Pure.
 */
import type { Locale } from '../../../contract/locale'
import { citeOf, slotOf, type Told } from './prompt'

/** Nothing that a sentence of a report could not have: no digit, no quote, no bracket of a citation, no markup. */
const LETTERS: Record<Locale, string> = {
  en: '[A-Za-z ,;:()%-]',
  'zh-CN': '[\\u4e00-\\u9fff ，；：、（）%·]',
}
/** A sentence ends behind a citation alone. */
const END: Record<Locale, string> = { en: '")"? "."', 'zh-CN': '"）"? "。"' }

/** GBNF. */
export function beatGrammar(beat: readonly Told[], locale: Locale): string {
  return [
    `root ::= ${beat.map(ruleOfAll).join(' end? ')} end`,
    `end ::= ${END[locale]}`,
    ...beat.flatMap(factRules),
    `words ::= ${LETTERS[locale]}*`,
  ].join('\n')
}

/** A rule for each set of values that are still to be told; the set as bits. */
function factRules({ k, values }: Told): string[] {
  return Array.from({ length: 2 ** values.length }, (_, left) => {
    const ways = values.flatMap((value, bit) =>
      left & (1 << bit) ? `${JSON.stringify(slotOf(k, value))} ${ruleOf(k, left & ~(1 << bit))}` : [],
    )
    return `${ruleOf(k, left)} ::= words ${left === 0 ? JSON.stringify(citeOf(k)) : `(${ways.join(' | ')})`}`
  })
}

const ruleOf = (k: number, left: number) => `f${k}x${left}`
const ruleOfAll = ({ k, values }: Told) => ruleOf(k, 2 ** values.length - 1)

/** The model's text with its gaps filled, piece by piece: what stands for a value waits until it is whole, words leave at once. Pure. */
import type { Locale } from '../../../contract/locale'
import type { Telling } from '../../facts/moment'
import type { Told } from './prompt'
import { textOf } from './value'

export type Fill = {
  /** What can be told now; '' while a gap is open. */
  push(piece: string): string
  /** What a text that was cut off still needs, so that it is a sentence about its facts and does not run into the next: '' when it is whole. */
  end(): string
}

const GAP = /<(\d+)(?:\.(\w+))?>/g

export function createFill(beat: readonly Told[], telling: Telling, locale: Locale): Fill {
  let open = ''
  let last = ''
  const cited = new Set<string>()

  function filled(whole: string, k: string, value: string | undefined): string {
    const told = beat[Number(k) - 1]
    if (!told) return whole
    if (value === undefined) {
      cited.add(told.fact.id)
      return `[${told.fact.id}]`
    }
    return told.values.includes(value) ? textOf(told.fact, value, telling, locale) : whole
  }

  return {
    push(piece) {
      open += piece
      const from = open.lastIndexOf('<')
      const whole = from >= 0 && !open.includes('>', from) ? from : open.length
      const text = open.slice(0, whole).replace(GAP, filled)
      open = open.slice(whole)
      if (text !== '') last = text
      return text
    },
    end() {
      if (open === '' && /[.。]$/.test(last)) return ''
      const missing = beat.flatMap(({ fact: { id } }) => (cited.has(id) ? [] : `[${id}]`))
      return `${missing.join('')}${locale === 'en' ? '.' : '。'}`
    },
  }
}

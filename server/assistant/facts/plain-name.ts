/** Names are data: whatever somebody called a camera, in a fact it is a name and nothing else. Pure. */

const MAX_LENGTH = 80
/** Marks that mean something in a sentence of a report: quotes around names, brackets around citations. */
const QUOTES = /["“”„‟«»「」『』〝〞＂]/g

/** One line, without marks that nobody sees (bidi, zero width), quotes and brackets made harmless. Never empty. */
export function plainName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu, ' ')
    .replace(QUOTES, "'")
    .replace(/[[【〔［]/g, '(')
    .replace(/[\]】〕］]/g, ')')
    .replace(/\s+/g, ' ')
    .trim()
  return [...plain].slice(0, MAX_LENGTH).join('').trim() || '–'
}

/** Where sentences end, in a text that comes in pieces. Quoted names may hold anything; a citation may follow the end mark. Pure. */

export type Sentence = {
  text: string
  /** Where it stands in the whole text, UTF-16 units. */
  from: number
  to: number
}

export type Sentences = {
  /** What is whole now. */
  push(piece: string): Sentence[]
  /** The rest, whole or not. */
  end(): Sentence[]
}

/** A sentence that goes on for longer is cut off there. */
export const MAX_SENTENCE = 800
const CLOSING: Record<string, string> = { '“': '”', '"': '"', '「': '」', '『': '』' }
/** A quote that is not closed within so much is none. */
const MAX_QUOTE = 120
const END = /[。！？!?\n]/
const CITATION = /^[ \t]*[[【][^\]】[【\n]{0,60}[\]】]/

export function createSentences(): Sentences {
  let text = ''
  /** How much of it is told. */
  let told = 0

  function take(to: number): Sentence | null {
    const raw = text.slice(told, to)
    const start = told + (raw.length - raw.trimStart().length)
    told = to
    return raw.trim() === '' ? null : { text: raw.trim(), from: start, to: start + raw.trim().length }
  }

  function takeWhole(final: boolean): Sentence[] {
    const found: Sentence[] = []
    for (;;) {
      const to = endOf(text, told, final)
      if (to === null) return found
      const sentence = take(to)
      if (sentence) found.push(sentence)
    }
  }

  return {
    push(piece) {
      text += piece
      return takeWhole(false)
    },
    end() {
      const found = takeWhole(true)
      const rest = take(text.length)
      return rest ? [...found, rest] : found
    },
  }
}

/** The end of the sentence that begins at `from`; null while it is not known. */
function endOf(text: string, from: number, final: boolean): number | null {
  for (let i = from; i < text.length; i++) {
    if (i - from >= MAX_SENTENCE) return i
    const char = text[i] ?? ''
    const closing = CLOSING[char]
    if (closing !== undefined) {
      const close = text.slice(i + 1, i + 1 + MAX_QUOTE).search(new RegExp(`${closing}|\\n`))
      if (close >= 0 && text[i + 1 + close] === closing) i += close + 1
      // It may be closed by what is still to come.
      else if (close < 0 && !final && text.length - i <= MAX_QUOTE) return null
      continue
    }
    if (char === '.') {
      const next = text[i + 1]
      if (next === undefined && !final) return null
      if (next !== undefined && /[\p{L}\p{N}]/u.test(next)) continue
    } else if (!END.test(char)) continue
    return char === '\n' ? i + 1 : withCitations(text, i + 1, final)
  }
  return null
}

/** Citations right behind the end mark belong to the sentence. Null while one may still come. */
function withCitations(text: string, from: number, final: boolean): number | null {
  for (let to = from; ; ) {
    const rest = text.slice(to)
    const match = CITATION.exec(rest)
    if (match) {
      to += match[0].length
      continue
    }
    const next = rest.trimStart()[0]
    if (!final && (next === undefined || ((next === '[' || next === '【') && rest.length < 80))) {
      return rest.includes('\n') ? to : null
    }
    return to
  }
}

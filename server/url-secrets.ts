/**
 * Secrets inside addresses, which cameras want in their query or path: `?token=x`, `/user=a&password=b`, long random words.
 * Named parameters are told by their names, the rest by how it looks: better a harmless word hidden than a secret shown. Pure.
 */
import { SECRET_MASK } from './contract/secret-mask'

/** Names of parameters whose values are nobody's business, by how they end: `access_token`, `loginpas`, `-usr`. */
export const SECRET_NAME =
  '[\\w.-]*(?:password|passwort|passwd|passphrase|passcode|pass|pas|pwd|psw|psk|pw|token|secret|key|auth|authorization|credentials?|user|username|usr|login|loginuse|signature|sig|session|sid|jwt|bearer)'

const NAMED = new RegExp(`^(${SECRET_NAME})=(.*)$`, 'is')
/** Where a random word may begin and end. */
const WORD = /[A-Za-z0-9_-]{16,}|•+/g
/** What URL makes of the mask. */
const ENCODED_DOT = /%E2%80%A2/gi

/** Gets each secret with what it is called (a parameter's name, or '' for a word by itself) and says what stands for it. */
type Visit = (key: string, value: string) => string

/** The address with `••••` for each secret; its user name and password are not looked at. */
export function maskUrl(url: string): string {
  return replaceSecrets(url, () => SECRET_MASK)
}

/** The secrets themselves. */
export function secretsOf(url: string): string[] {
  const found: string[] = []
  replaceSecrets(url, (_, value) => {
    found.push(value)
    return value
  })
  return found
}

export function isMasked(url: string): boolean {
  return url.replace(ENCODED_DOT, '•').includes('•')
}

/**
 * The address that was meant when `given` holds masks of `real`: each mask is the secret of the same name, or the word in
 * the same order. Null when there is none for one of them.
 */
export function unmaskUrl(given: string, real: string): string | null {
  const known = new Map<string, string[]>()
  replaceSecrets(real, (key, value) => {
    known.set(key, [...(known.get(key) ?? []), value])
    return value
  })
  let complete = true
  const filled = replaceSecrets(given.replace(ENCODED_DOT, '•'), (key, value) => {
    const secret = known.get(key)?.shift()
    if (!value.includes('•')) return value
    if (value !== SECRET_MASK || secret === undefined) complete = false
    return secret ?? value
  })
  return complete && !isMasked(filled) ? filled : null
}

function replaceSecrets(url: string, visit: Visit): string {
  const [, start = '', path = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)(.*)$/is.exec(url) ?? []
  const inPath = path.split(/([/&;,])/).map((part) => replaceIn(part, visit))
  const inRest = rest.split(/([?#&;])/).map((part) => replaceIn(part, visit))
  return start + inPath.join('') + inRest.join('')
}

function replaceIn(part: string, visit: Visit): string {
  const [, name, value = ''] = NAMED.exec(part) ?? []
  if (name !== undefined) return value === '' ? part : `${name}=${visit(name.toLowerCase(), value)}`
  const at = part.indexOf('=')
  const key = at < 0 ? '' : part.slice(0, at).toLowerCase()
  return part.replace(WORD, (word) => (word.startsWith('•') || looksRandom(word) ? visit(key, word) : word))
}

/** Random text changes between capitals, small letters and digits far more often than names do. */
function looksRandom(word: string): boolean {
  const kinds = [...word].map((letter) => {
    if (/[_-]/.test(letter)) return '-'
    return /\d/.test(letter) ? '0' : letter === letter.toLowerCase() ? 'a' : 'A'
  })
  const changes = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length
  return changes >= word.length / (kinds.includes('-') ? 2.5 : 3)
}

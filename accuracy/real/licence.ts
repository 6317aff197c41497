/** Under what licence a set's pictures are, as its README says. */

/** What pictures are commonly given out under; the first that is named counts. */
const KNOWN = [
  /\bCC[ -]BY(?:-(?:SA|NC|ND))*[ -]?\d\.\d\b/i,
  /\bAttribution \d\.\d International\b/i,
  /\bCC0\b/i,
  /\bpublic domain\b/i,
  /\b(?:MIT|Apache-2\.0|BSD-[23]-Clause)\b/,
  /\bown pictures\b/i,
]

/** The licence's name, or null when the text names none that is known. */
export function licenceOf(readme: string): string | null {
  const found = KNOWN.flatMap((pattern) => pattern.exec(readme) ?? []).sort(
    (a, b) => readme.indexOf(a) - readme.indexOf(b),
  )
  return found[0] ?? null
}

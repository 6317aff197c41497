/** Whether an English word has the form that its number wants: one person, two people. Pure. */

const ONE = new Set(
  'alert|camera|thing|object|person|student|pupil|time|crossing|minute|second|person-minute'.split('|'),
)
const MANY = new Set(
  'alerts|cameras|things|objects|people|persons|students|pupils|times|crossings|minutes|seconds|person-minutes|person minutes'.split(
    '|',
  ),
)

/** What is short for both, or not counted, agrees with every number. */
export function agrees(value: number, word: string): boolean {
  const lower = word.toLowerCase()
  return value === 1 ? !MANY.has(lower) : !ONE.has(lower)
}

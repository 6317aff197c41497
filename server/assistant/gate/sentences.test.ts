import { expect, test } from 'vitest'
import { createSentences, MAX_SENTENCE } from './sentences'

function split(text: string, size = 1): string[] {
  const splitter = createSentences()
  const found = []
  for (let i = 0; i < text.length; i += size) found.push(...splitter.push(text.slice(i, i + size)))
  const all = [...found, ...splitter.end()]
  for (const { from, to, text: own } of all) expect(text.slice(from, to)).toBe(own)
  return all.map((sentence) => sentence.text)
}

test.each([
  ['in both languages', 'One [f1]. 两人[f2]。Three [f3]!', ['One [f1].', '两人[f2]。', 'Three [f3]!']],
  ['citations behind the mark belong to it', 'One. [f1] Two. [f2][f3]\nThree', ['One. [f1]', 'Two. [f2][f3]', 'Three']],
  ['not at the point of a number or an address', '2.5 people. 1.5', ['2.5 people.', '1.5']],
  ['not inside quotes', 'On “A. B! 。” two [f1]. “C', ['On “A. B! 。” two [f1].', '“C']],
  ['a quote that is never closed ends with its line', 'On “A two. three\nfour.', ['On “A two.', 'three', 'four.']],
  ['blank lines are no sentences', '\n\n one.\n\n\ntwo.\n', ['one.', 'two.']],
])('%s', (_name, text, expected) => {
  for (const size of [1, 2, 7, 1000]) expect(split(text, size)).toEqual(expected)
})

test('a sentence that never ends is cut', () => {
  const found = split('x'.repeat(2 * MAX_SENTENCE + 5), 50)
  expect(found.map(({ length }) => length)).toEqual([MAX_SENTENCE, MAX_SENTENCE, 5])
})

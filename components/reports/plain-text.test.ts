import { expect, test } from 'vitest'
import type { ReportSentence } from '@/server/contract/report'
import { fromLines, pieces, plainText, toLines } from './plain-text'

const sentences: ReportSentence[] = [
  { text: 'Two alerts [f2].', source: 'model', cites: ['f2'] },
  { text: '三人使用手机[f3][f4]。', source: 'digest', cites: ['f3', 'f4'] },
]

test('citations are no part of the text, and known where they stand', () => {
  expect(plainText(sentences, 'en')).toBe('Two alerts. 三人使用手机。')
  expect(pieces('Two alerts [f2], one [f3, F4].')).toEqual([
    { text: 'Two alerts' },
    { cites: ['f2'] },
    { text: ', one' },
    { cites: ['f3', 'f4'] },
    { text: '.' },
  ])
  expect(pieces('a [x] b')).toEqual([{ text: 'a [x] b' }])
})

test('what was not edited keeps its evidence', () => {
  expect(fromLines(toLines(sentences), sentences)).toEqual(sentences)
  expect(fromLines('  三人使用手机。\n\nAll was calm.', sentences)).toEqual([
    sentences[1],
    { text: 'All was calm.', source: 'person', cites: [] },
  ])
  const twice = [sentences[0]!, sentences[0]!]
  expect(fromLines('Two alerts.\nTwo alerts.\nTwo alerts.', twice).map(({ source }) => source)).toEqual([
    'model',
    'model',
    'person',
  ])
})

import { expect, test } from 'vitest'
import { parseRanges } from './fonts'
import { caption, objectLabel } from './labels'

test.each([
  [{ behaviour: 'p', trackId: 7, confidence: 0.914 }, 'zh-CN', '使用手机 #7 91%'],
  [{ behaviour: 'p', trackId: 7, confidence: 0.914 }, 'en', 'Using phone #7 91%'],
  [{ behaviour: null, trackId: null, confidence: 1 }, 'zh-CN', '人 100%'],
  [{ behaviour: null, trackId: null, confidence: 1 }, 'en', 'person 100%'],
] as const)('%o in %s', (object, locale, label) => {
  expect(objectLabel({ label: 'person', ...object }, locale)).toBe(label)
})

test('the caption names camera and time', () => {
  expect(caption('A <b>', Date.UTC(2026, 0, 2, 15, 4, 5), 'en', 'UTC')).toBe('A <b>  Jan 2, 2026, 15:04:05')
  expect(caption('教室', Date.UTC(2026, 0, 2, 15, 4, 5), 'zh-CN', 'UTC')).toBe('教室  2026年1月2日 15:04:05')
})

test('unicode ranges', () => {
  expect(parseRanges('U+4e00,U+4e03-4e05, U+1f300')).toEqual([
    [0x4e00, 0x4e00],
    [0x4e03, 0x4e05],
    [0x1f300, 0x1f300],
  ])
})

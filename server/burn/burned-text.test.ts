import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { BEHAVIOUR_ORDER, type BehaviourCode } from '../contract/behaviours'
import { LOCALES, type Locale } from '../contract/locale'
import { caption, objectNames } from './burned-text'
import { parseRanges } from './fonts'

const page = (locale: Locale) => {
  const file = path.resolve(`messages/${locale}/common.json`)
  return JSON.parse(readFileSync(file, 'utf8')) as { behaviours: Record<BehaviourCode, string> }
}

test.each(LOCALES)('a file that leaves in %s calls behaviours what the pages call them', (locale) => {
  const nameOf = objectNames(locale)
  for (const code of BEHAVIOUR_ORDER) {
    expect(nameOf({ behavior: { code }, class_name: 'x' })).toBe(page(locale).behaviours[code])
  }
})

test.each([
  ['zh-CN', '人'],
  ['en', 'person'],
] as const)('an object without behaviour is called what the model takes it for: %s', (locale, name) => {
  expect(objectNames(locale)({ behavior: null, class_name: 'person' })).toBe(name)
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

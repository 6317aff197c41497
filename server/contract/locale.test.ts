import { expect, test } from 'vitest'
import { chooseLocale } from './locale'

test.each([
  [undefined, null, 'zh-CN'],
  ['en', 'zh-CN', 'en'],
  ['zh-CN', 'en', 'zh-CN'],
  ['klingon', 'en-GB', 'en'],
  [undefined, 'en-US,en;q=0.9,zh;q=0.8', 'en'],
  [undefined, 'de-DE, zh-TW;q=0.9, en;q=0.8', 'zh-CN'],
  [undefined, 'en;q=0, zh', 'zh-CN'],
  [undefined, 'fr, de', 'zh-CN'],
  [undefined, ',;,', 'zh-CN'],
])('cookie %s, Accept-Language %s: %s', (cookie, header, locale) => {
  expect(chooseLocale(cookie, header)).toBe(locale)
})

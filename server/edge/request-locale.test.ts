import { expect, test } from 'vitest'
import { localeOf } from './request-locale'

test.each([
  [{}, 'zh-CN'],
  [{ cookie: 'sightline.locale=en' }, 'en'],
  [{ cookie: 'sightline.locale=xx', 'accept-language': 'en' }, 'en'],
  [{ cookie: 'sightline.locale=zh-CN', 'accept-language': 'en' }, 'zh-CN'],
  [{ 'accept-language': 'de-DE, en-GB;q=0.8, zh;q=0.9' }, 'zh-CN'],
  [{ 'accept-language': 'en-US,en;q=0.9,zh;q=0.5' }, 'en'],
  [{ 'accept-language': 'fr' }, 'zh-CN'],
  [{ 'accept-language': ';;q=x,,' }, 'zh-CN'],
])('%o', (headers, locale) => {
  expect(localeOf(headers)).toBe(locale)
})

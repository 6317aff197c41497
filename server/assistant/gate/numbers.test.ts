import { expect, test } from 'vitest'
import { numberAt } from './numbers'

test.each([
  ['12 people', 12],
  ['1,200 people', 1200],
  ['21.3 people', 21.3],
  ['three people', 3],
  ['Twenty-one people', 21],
  ['one hundred and five people', 105],
  ['two thousand three hundred people', 2300],
  ['nineteen', 19],
])('English: %s', (text, value) => expect(numberAt(text, 'en')?.value).toBe(value))

test.each([
  ['三人', 3],
  ['两条', 2],
  ['十二秒', 12],
  ['二十一人', 21],
  ['一百零五人', 105],
  ['一千二百人', 1200],
  ['一万零三人', 10_003],
  ['二〇三', 203],
  ['二十一点三人', 21.3],
])('Chinese: %s', (text, value) => expect(numberAt(text, 'zh-CN')?.value).toBe(value))

test.each(['people', 'oneself', 'tension', ' three'])('none: %s', (text) => expect(numberAt(text, 'en')).toBeNull())

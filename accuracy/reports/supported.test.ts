/** The reader that measures reports: what is true it takes, and every lie it finds, in words that nobody here wrote it for. */
import { expect, test } from 'vitest'
import { buildFacts } from '../../server/assistant/facts/build'
import { after, alert, shift } from '../../server/assistant/testing/material'
import { LOCALES, type Locale } from '../../server/contract/locale'
import { claimsOf } from './claims'
import { madeShift } from './made-shift'
import { isSupported, type Truth } from './supported'

const truthOf = (material: ReturnType<typeof shift>): Truth => ({
  claims: claimsOf(material),
  from: material.from,
  until: material.until,
})
const resolved = alert({
  id: 'b',
  raisedAt: after(50),
  state: 'resolved',
  steps: [{ state: 'resolved', at: after(55), by: 'Li Na' }],
})
const frozen = alert({
  ...{ id: 'c', ruleName: 'Feed', raisedAt: after(70), behaviour: null },
  cause: { kind: 'camera_frozen', params: {}, facts: {} },
})
const material = shift()
const truth = truthOf({
  ...material,
  alerts: { ...material.alerts!, told: [...material.alerts!.told, resolved, frozen] },
})

test.each([
  ['There were 2 alerts in total [f2]: 1 open [f3] and 1 acknowledged [f4].', 'en'],
  [
    'At 08:30 the alert “Phones” was raised on “三年二班”: 3 people were using a phone for 12 s [f7]; it is still open [f8].',
    'en',
  ],
  ['On “三年二班” there were 21.3 people on average [f5] and at most 32 at 08:45 [f6].', 'en'],
  ['“Gate” has no data from 09:10 to 09:35, 25 minutes in total [f1].', 'en'],
  ['09:00，“Gate”触发严重告警“Crowd”：现场共有 12 人，持续 12 秒[f1]，于 09:04 由“Li Na”确认[f2]。', 'zh-CN'],
  ['At 09:10 “三年二班” showed a frozen picture for 12 s, which raised the alert “Feed” [f1].', 'en'],
  ['09:10，“三年二班”画面卡住，持续 12 秒，触发告警“Feed”[f1]。', 'zh-CN'],
  ['“三年二班”最多同时有 4 人看手机（08:31）[f1]，累计 6.5 人·分钟[f2]。', 'zh-CN'],
] as [string, Locale][])('true: %s', (text, locale) => {
  expect(isSupported(text, truth, locale)).toBe(true)
})

test.each([
  ['There were 3 alerts in total [f2].', 'en'],
  ['At 09:10 “三年二班” showed a black picture for 12 s, which raised the alert “Feed” [f1].', 'en'],
  ['At 09:10 the alert “Feed” was raised on “三年二班” [f1].', 'en'],
  ['09:10，“三年二班”没有画面，持续 12 秒，触发告警“Feed”[f1]。', 'zh-CN'],
  ['There were 2 alerts in total [f2]: 2 open [f3].', 'en'],
  ['There were 2 alerts in total [f2]: 1 resolved [f3].', 'en'],
  ['All alerts are open [f2].', 'en'],
  ['At 08:31 the alert “Phones” was raised on “三年二班” [f7].', 'en'],
  ['At 08:30 the alert “Phones” was raised on “Gate” [f7].', 'en'],
  ['At 08:30 the critical alert “Phones” was raised on “三年二班” [f7].', 'en'],
  ['At 08:30 the alert “Phones” was raised on “三年二班”: 3 people were standing [f7].', 'en'],
  ['At 08:30 the alert “Phones” was raised on “三年二班”: 3 people [f7].', 'en'],
  ['At 08:30 the alert “Phones” was raised on “三年二班” [f7]; it was acknowledged at 09:04 [f8].', 'en'],
  ['At 08:30 the alert “Phones” was raised on “三年二班” [f7]; it was resolved by “Li Na” at 08:55 [f8].', 'en'],
  ['At 08:30 the alert “Phones” was raised on “三年二班” again [f7].', 'en'],
  ['On “三年二班” there were 21.3 people on average [f5] and at most 31 at 08:45 [f6].', 'en'],
  ['On “三年二班” there were 32 people on average [f5].', 'en'],
  ['“Gate” has no data from 09:10 to 09:36, 25 minutes in total [f1].', 'en'],
  ['“Gate”没有数据[f1]，一切正常。', 'zh-CN'],
  ['09:00，“Gate”触发严重告警“Crowd”[f1]，由“Gate”于 09:04 确认[f2]。', 'zh-CN'],
  ['“三年二班”最多同时有 4 人趴桌（08:31）[f1]。', 'zh-CN'],
  ['“三年二班”有 4 人看手机（08:31）[f1]。', 'zh-CN'],
  ['“三年二班”平均 32 人[f1]。', 'zh-CN'],
] as [string, Locale][])('not true: %s', (text, locale) => {
  expect(isSupported(text, truth, locale)).toBe(false)
})

test.each(LOCALES)('%s: what the digest says of made-up shifts is true, with another number it is not', (locale) => {
  let lies = 0
  for (let seed = 1; seed <= 25; seed++) {
    const made = madeShift(seed)
    const known = truthOf(made)
    for (const { sentence } of buildFacts(made).facts) {
      const text = sentence[locale]
      expect([text, isSupported(text, known, locale)]).toEqual([text, true])
      // Of what is not quoted and cited, the last number is another.
      const lie = text.replace(/(\d+)(?=\D*(?:\[f\d+\])[.。]$)/, (digits) => `${Number(digits) + 1_000}`)
      if (lie === text || /“[^”]*\d[^”]*”\D*\[f\d+\]/.test(text)) continue
      lies++
      expect([lie, isSupported(lie, known, locale)]).toEqual([lie, false])
    }
  }
  expect(lies).toBeGreaterThan(200)
})

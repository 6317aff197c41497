import { expect, test } from 'vitest'
import type { Locale } from '../../contract/locale'
import { evidenceOf } from '../testing/evidence'
import { after, alert, camera, shift } from '../testing/material'

const known = evidenceOf(shift())

test.each([
  ['At 08:30 three people were using a phone on “三年二班” {phones}.'],
  [
    'The rule “Phones” fired on camera “三年二班” at 08:30 and 3 students were using phones for twelve seconds {phones}.',
  ],
  ['The alert “Phones” on “三年二班” is still open {phonesOpen}.'],
  ['At 08:30 the alert “Phones” was raised on “三年二班” {phones}.'],
  [
    'A critical alert “Crowd” was raised on “Gate” at 09:00 {crowd}; alert “Crowd” was acknowledged by “Li Na” at 09:04 {crowdDone}.',
  ],
  ['Two alerts were recorded in total {total}, and one alert is open {open}.'],
  ['From 08:00 to 10:00 there were 2 alerts {period}{total}.'],
  ['“Phones” raised one alert on “三年二班” {byRule}.'],
  ['On “三年二班” the peak was 32 people at 08:45 {most}; on “三年二班” there were 21.3 people on average {average}.'],
  ['“Gate” was without data from 09:10 until 09:35 {gap}.'],
  [
    'At 08:30 the alert “Phones” was raised on “三年二班” {phones}, then the alert “Crowd” was raised on “Gate” at 09:00 {crowd}.',
  ],
  [
    'On “三年二班” up to four people were using phones at 08:31 {phoneMost}, 6.5 person-minutes of phone use on “三年二班” {phoneTotal}.',
  ],
  ['“三年二班” was measured for one hundred and ten minutes. {measured}'],
])('verified in English: %s', (text) => {
  expect(known.verdict(text, 'en')).toBe('verified')
})

test.each([
  ['“三年二班”在 08:30 检测到三人使用手机{phones}。'],
  ['08点30分，摄像头“三年二班”触发规则“Phones”的告警：3名学生玩手机，持续十二秒{phones}。'],
  ['“三年二班”的告警“Phones”尚未处理{phonesOpen}。'],
  ['09:00，“Gate”触发严重告警“Crowd”{crowd}，随后“Gate”的告警“Crowd”于 09:04 由“Li Na”确认{crowdDone}。'],
  ['09:04，由“Li Na”确认“Gate”的告警“Crowd”{crowdDone}。'],
  ['本时段共有两条告警{total}，其中 1 条告警未处理{open}。'],
  ['从 08:00 至 10:00，共发生 2 条告警{period}{total}。'],
  ['“Gate”从 09:10 到 09:35 无数据{gap}。'],
  ['“三年二班”平均 21.3 人{average}，“三年二班”最多 32 人，时间为 8:45{most}。'],
  ['“三年二班”最多有四人同时使用手机{phoneMost}。'],
])('verified in Chinese: %s', (text) => {
  expect(known.verdict(text, 'zh-CN')).toBe('verified')
})

const LIES: [string, Locale, string][] = [
  // Citations.
  ['At 08:30 three people were using a phone on “三年二班”.', 'en', 'no_citation'],
  ['At 08:30 the alert “Phones” was raised on “三年二班” {phones} and is open.', 'en', 'no_citation'],
  ['At 08:30 the alert “Phones” was raised on “三年二班” [f99].', 'en', 'unknown_citation'],
  ['Two alerts {f999}.', 'en', 'unknown_citation'],
  ['“三年二班”检测到 3 人使用手机。', 'zh-CN', 'no_citation'],
  ['[f1]', 'en', 'incomplete'],
  ['', 'en', 'no_citation'],
  // Numbers, as digits and as words.
  ['At 08:30 four people were using a phone on “三年二班” {phones}.', 'en', 'number'],
  ['At 08:30 3,000 people were using a phone on “三年二班” {phones}.', 'en', 'number'],
  ['At 08:30 13 people were using a phone on “三年二班” {phones}.', 'en', 'number'],
  ['At 08:30 thirty-three people were using a phone on “三年二班” {phones}.', 'en', 'number'],
  ['At 08:30 three people were using a phone on “三年二班” for 3 seconds {phones}.', 'en', 'number'],
  ['At 08:30 twelve people were using a phone on “三年二班” for 3 seconds {phones}.', 'en', 'number'],
  ['There were 20 alerts {total}.', 'en', 'number'],
  ['There were 1.2 alerts {total}.', 'en', 'number'],
  ['Two alerts are open {open}.', 'en', 'number'],
  ['08:30，“三年二班”有四人使用手机{phones}。', 'zh-CN', 'number'],
  ['08:30，“三年二班”有十三人使用手机{phones}。', 'zh-CN', 'number'],
  ['08:30，“三年二班”有３０人使用手机{phones}。', 'zh-CN', 'number'],
  ['“三年二班”百分之三十的人使用手机{phones}。', 'zh-CN', 'number'],
  ['本时段共有二十条告警{total}。', 'zh-CN', 'number'],
  ['Nobody was using a phone on “三年二班” at 08:30 {phones}.', 'en', 'number'],
  ['08:30，“三年二班”无人使用手机{phones}。', 'zh-CN', 'number'],
  // Nonsense that has every value: a measure word without its number, a report that is a rule's.
  ['条规则“Phones”在“三年二班”触发 1 条告警{byRule}。', 'zh-CN', 'word'],
  ['“三年二班”触发 1 条；“Phones”的条{byRule}。', 'zh-CN', 'word'],
  ['“三年二班”触发 1 条，本报告共涵盖“Phones”{byRule}。', 'zh-CN', 'claim'],
  ['This report covers 1 alert of rule “Phones” on “三年二班” {byRule}.', 'en', 'claim'],
  // Words of another grammatical number.
  ['At 08:30 three person were using a phone on “三年二班” {phones}.', 'en', 'plural'],
  ['There were 2 alert in total {total}, and 1 alert is open {open}.', 'en', 'plural'],
  ['There were 2 alerts in total {total}, and one open alerts {open}.', 'en', 'plural'],
  ['“Phones” raised 1 alerts on “三年二班” {byRule}.', 'en', 'plural'],
  // A number whose meaning is another one.
  ['At 08:30 there were three people on “三年二班” {phones}.', 'en', 'incomplete'],
  ['08:30，“三年二班”有三人{phones}。', 'zh-CN', 'incomplete'],
  ['On “三年二班” there were 21.3 people {average}.', 'en', 'incomplete'],
  ['On “三年二班” there were 32 people on average {most}.', 'en', 'claim'],
  ['On “三年二班” there were 32 people at 08:45 {most}.', 'en', 'incomplete'],
  ['“三年二班”平均有 32 人{most}。', 'zh-CN', 'claim'],
  ['There were alerts {total}.', 'en', 'incomplete'],
  ['An alert was raised {total}.', 'en', 'incomplete'],
  // Times.
  ['At 08:31 three people were using a phone on “三年二班” {phones}.', 'en', 'time'],
  ['At 20:30 the alert “Phones” was raised on “三年二班” {phones}.', 'en', 'time'],
  ['At 08:30:15 the alert “Phones” was raised on “三年二班” {phones}.', 'en', 'number'],
  ['On 8 Apr at 08:30 the alert “Phones” was raised on “三年二班” {phones}.', 'en', 'time'],
  ['4月8日 08:30，“三年二班”触发告警“Phones”{phones}。', 'zh-CN', 'time'],
  ['九点三十分，“三年二班”触发告警“Phones”{phones}。', 'zh-CN', 'time'],
  ['From 08:30 to 09:00 three people were using a phone on “三年二班” {phones}.', 'en', 'time'],
  ['“三年二班”从 08:30 起有三人使用手机{phones}。', 'zh-CN', 'time'],
  ['“Gate” has no data from 09:35 to 09:10 {gap}.', 'en', 'time'],
  ['“Gate” has no data from 09:10 {gap}.', 'en', 'incomplete'],
  ['“Gate” has no data until 09:35 {gap}.', 'en', 'time'],
  ['“Gate” has no data {gap}.', 'en', 'incomplete'],
  ['“Gate”没有数据{gap}。', 'zh-CN', 'incomplete'],
  ['There were 2 alerts at 09:00 {total}.', 'en', 'time'],
  // Names and who is who.
  ['At 08:30 three people were using a phone on “Gate” {phones}.', 'en', 'name'],
  ['At 08:30 three people were using a phone on “Gym” {phones}.', 'en', 'name'],
  ['At 08:30 three people were using a phone in the gym {phones}.', 'en', 'word'],
  ['At 08:30 three people were using a phone on Gate {phones}.', 'en', 'word'],
  ['At 08:30 “Li Na” was using a phone on “三年二班” {phones}.', 'en', 'name'],
  ['“Li Na” was seen on “Gate” at 09:04, acknowledged {crowdDone}.', 'en', 'role'],
  ['The alert “Crowd” was acknowledged by “Gate” at 09:04 {crowdDone}.', 'en', 'role'],
  ['The alert “Crowd” on “Gate” was acknowledged by the model {crowdDone}.', 'en', 'word'],
  ['Rule “三年二班” raised the alert “Phones” {phones}.', 'en', 'role'],
  ['告警“Crowd”由“Gate”确认{crowdDone}。', 'zh-CN', 'role'],
  ['由于“Li Na”，“Gate”的告警“Crowd”已确认{crowdDone}。', 'zh-CN', 'word'],
  ['李娜在“Gate”确认告警“Crowd”{crowdDone}。', 'zh-CN', 'word'],
  // States.
  ['The alert “Phones” on “三年二班” was acknowledged {phonesOpen}.', 'en', 'state'],
  ['At 08:30 the alert “Phones” was raised on “三年二班” and acknowledged {phones}.', 'en', 'state'],
  ['The alert “Crowd” on “Gate” is open {crowdDone}.', 'en', 'state'],
  ['The alert “Crowd” on “Gate” was resolved at 09:04 {crowdDone}.', 'en', 'state'],
  ['The alert “Crowd” on “Gate” was a false alarm {crowdDone}.', 'en', 'state'],
  ['The alert “Crowd” on “Gate” was not acknowledged {crowdDone}.', 'en', 'word'],
  ['All alerts were acknowledged {total}.', 'en', 'word'],
  ['Both alerts were acknowledged {total}.', 'en', 'word'],
  ['2 alerts are open {total}.', 'en', 'state'],
  ['“三年二班”的告警“Phones”已确认{phonesOpen}。', 'zh-CN', 'state'],
  ['“Gate”的告警“Crowd”未确认{crowdDone}。', 'zh-CN', 'word'],
  ['两条告警均已确认{total}。', 'zh-CN', 'word'],
  ['告警全部已解决{total}。', 'zh-CN', 'word'],
  // Whose time it is, and whose state.
  ['At 09:04 the alert “Crowd” on “Gate” was acknowledged {crowdDone}.', 'en', 'role'],
  ['“Gate” 09:04 的告警“Crowd”已确认{crowdDone}。', 'zh-CN', 'role'],
  [
    'At 08:30 the alert “Phones” was raised on “三年二班” {phones} and “Crowd” was acknowledged by “Li Na” {crowdDone}.',
    'en',
    'role',
  ],
  // Behaviours.
  ['At 08:30 three people were standing on “三年二班” {phones}.', 'en', 'behaviour'],
  ['08:30，“三年二班”有三人趴桌{phones}。', 'zh-CN', 'behaviour'],
  ['12 people were using phones on “Gate” at 09:00 {crowd}.', 'en', 'behaviour'],
  // Order and comparison.
  [
    'The alert “Crowd” was raised on “Gate” at 09:00 {crowd}, then the alert “Phones” was raised on “三年二班” at 08:30 {phones}.',
    'en',
    'order',
  ],
  ['The alert “Phones” was raised later on “三年二班” {phones}.', 'en', 'order'],
  ['09:00，“Gate”触发告警“Crowd”{crowd}，随后“三年二班”触发告警“Phones”{phones}。', 'zh-CN', 'order'],
  [
    'The alert “Phones” was raised on “三年二班” {phones}, the alert “Crowd” on the same camera {crowd}.',
    'en',
    'claim',
  ],
  ['“三年二班”触发告警“Phones”{phones}，同一摄像头触发告警“Crowd”{crowd}。', 'zh-CN', 'claim'],
  ['There were more alerts on “三年二班” {byRule}.', 'en', 'claim'],
  ['The alert “Phones” was raised again on “三年二班” {phones}.', 'en', 'word'],
  ['“三年二班”再次触发告警“Phones”{phones}。', 'zh-CN', 'word'],
  ['“三年二班”多次触发告警“Phones”{phones}。', 'zh-CN', 'word'],
  // What nobody measured.
  ['There were no alerts {total}.', 'en', 'claim'],
  ['There was no data on “三年二班” {phones}.', 'en', 'claim'],
  ['The students were bored on “三年二班” {phones}.', 'en', 'word'],
  ['The alert “Phones” on “三年二班” was raised because people were using a phone {phones}.', 'en', 'word'],
  ['“三年二班”的学生不认真，使用手机{phones}。', 'zh-CN', 'word'],
  ['A critical alert “Phones” was raised on “三年二班” {phones}.', 'en', 'claim'],
  ['“三年二班”触发严重告警“Phones”{phones}。', 'zh-CN', 'claim'],
  ['One person was using a phone on “三年二班” at 08:30 {phones}.', 'en', 'number'],
  ['At 08:30 and 09:00 the alert “Phones” and “Crowd” were raised {phones}{crowd}.', 'en', 'name'],
  ['08:30，“三年二班”有人使用手机{phones}。', 'zh-CN', 'word'],
  // The other language.
  ['08:30，“三年二班”触发告警“Phones”{phones}。', 'en', 'word'],
  ['At 08:30 the alert “Phones” was raised on “三年二班” {phones}.', 'zh-CN', 'word'],
  // What is no text.
  ['<b>2 alerts</b> {total}.', 'en', 'word'],
  ['2 alerts, see https://example.org {total}.', 'en', 'word'],
  ['2 \u202ealerts {total}.', 'en', 'word'],
  ['2 al\u200berts {total}.', 'en', 'word'],
  ['２ аlerts {total}.', 'en', 'word'],
]
test.each(LIES)('struck: %s (%s, %s)', (text, locale, reason) => {
  expect(known.verdict(text, locale)).toBe(reason)
})

test('in a report of several days a time has its day', () => {
  const days = evidenceOf(shift({ until: after(3 * 24 * 60) }))
  expect(days.verdict('At 08:30 the alert “Phones” was raised on “三年二班” {phones}.', 'en')).toBe('incomplete')
  expect(days.verdict('On 7 Apr at 08:30 the alert “Phones” was raised on “三年二班” {phones}.', 'en')).toBe('verified')
  expect(days.verdict('On April 7th, 2031, at 08:30 the alert “Phones” was raised on “三年二班” {phones}.', 'en')).toBe(
    'verified',
  )
  expect(days.verdict('On 8 Apr at 08:30 the alert “Phones” was raised on “三年二班” {phones}.', 'en')).toBe('time')
  expect(days.verdict('2031年4月7日 08:30，“三年二班”触发告警“Phones”{phones}。', 'zh-CN')).toBe('verified')
  expect(days.verdict('2030年4月7日 08:30，“三年二班”触发告警“Phones”{phones}。', 'zh-CN')).toBe('time')
})

test('a whole day ends at 24:00, and a gap that lasts until then', () => {
  // There 7 April begins.
  const midnight = after(-8 * 60)
  const gaps = [{ from: after(14 * 60), to: after(16 * 60) }]
  const day = evidenceOf(shift({ from: midnight, until: after(16 * 60), cameras: [camera({ gaps })] }))
  expect(day.facts[0]!.sentence.en).toBe('This report covers 1 camera from 00:00 to 24:00 [f1].')
  expect(day.verdict('This report covers 1 camera from 00:00 to 24:00 {period}.', 'en')).toBe('verified')
  expect(day.verdict('本报告涵盖 00:00 至 24:00{period}。', 'zh-CN')).toBe('verified')
  expect(day.verdict('“三年二班”从 22:00 到 24:00 没有数据，共 120 分钟{gap}。', 'zh-CN')).toBe('verified')
  expect(day.verdict('This report covers 1 camera from 24:00 to 24:00 {period}.', 'en')).toBe('time')
  expect(day.verdict('This report covers 1 camera from 00:00 to 24:30 {period}.', 'en')).toBe('time')
})

test('no alerts is a fact, and only then', () => {
  const totals = { all: 0, byState: { raised: 0, acknowledged: 0, resolved: 0, false_alarm: 0 }, byRule: [] }
  const quiet = evidenceOf(
    shift({ alerts: { totals: { ...totals, bySeverity: { info: 0, warning: 0, critical: 0 } }, told: [] } }),
  )
  expect(quiet.verdict('There were no alerts {none}.', 'en')).toBe('verified')
  expect(quiet.verdict('从 08:00 到 10:00 没有告警{period}{none}。', 'zh-CN')).toBe('verified')
  expect(quiet.verdict('There were no alerts on “Gate” {none}.', 'en')).toBe('name')
  expect(quiet.verdict('There were alerts {none}.', 'en')).toBe('claim')
})

test('the same camera is said of alerts of one camera', () => {
  const second = alert({ id: 'alert-3', ruleName: 'Crowd', raisedAt: after(50) })
  const totals = shift().alerts!.totals
  const both = evidenceOf(shift({ cameras: [camera()], alerts: { totals, told: [alert(), second] } }))
  const text =
    'The alert “Phones” was raised on “三年二班” at 08:30 {phones}, later the alert “Crowd” on the same camera {crowd}.'
  expect(both.verdict(text, 'en')).toBe('verified')
})

test.each([
  ['camera_offline', 'there were no pictures', '画面中断', 'the picture was black', '黑屏'],
  ['camera_black', 'the picture was black', '画面全黑', 'the picture stood still', '画面静止'],
  ['camera_frozen', 'a frozen picture', '画面卡住', 'no pictures', '没有画面'],
  ['camera_moved', 'it showed a view of another place', '拍摄位置发生变化', 'a black picture', '画面漆黑'],
] as const)('%s: what the camera itself did is said of it, and nothing else', (kind, en, zh, notEn, notZh) => {
  const told = [alert({ cause: { kind, params: {}, facts: {} }, behaviour: null })]
  const known = evidenceOf(shift({ alerts: { totals: shift().alerts!.totals, told } }))
  const inEnglish = (what: string) =>
    known.verdict(`At 08:30 the alert “Phones” was raised on “三年二班”: ${what} for 12 s {phones}.`, 'en')
  const inChinese = (what: string) =>
    known.verdict(`08:30，“三年二班”${what}，持续 12 秒，触发告警“Phones”{phones}。`, 'zh-CN')
  expect([inEnglish(en), inChinese(zh)]).toEqual(['verified', 'verified'])
  expect([inEnglish(notEn), inChinese(notZh)]).toEqual(['claim', 'claim'])
  // How long without what.
  expect(inEnglish('an alert')).toBe('incomplete')
  expect(known.verdict('08:30，“三年二班”触发告警“Phones”，持续 12 秒{phones}。', 'zh-CN')).toBe('incomplete')
})

test('nobody is said of a moment alone', () => {
  const cause = {
    kind: 'occupancy',
    params: { compare: 'fewer_than', count: 1, label: null, zoneId: null },
    facts: { count: 0, zone: null },
  } as const
  const empty = alert({ behaviour: null, cause })
  const known = evidenceOf(shift({ alerts: { totals: shift().alerts!.totals, told: [empty] } }))
  expect(known.verdict('At 08:30 there was nobody on “三年二班” {phones}.', 'en')).toBe('verified')
  expect(known.verdict('There was nobody on “三年二班” {phones}.', 'en')).toBe('incomplete')
  expect(known.verdict('“三年二班”无人{phones}。', 'zh-CN')).toBe('incomplete')
})

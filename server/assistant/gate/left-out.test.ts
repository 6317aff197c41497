import { expect, test } from 'vitest'
import type { Locale } from '../../contract/locale'
import { evidenceOf } from '../testing/evidence'
import { after, alert, camera, shift } from '../testing/material'

/** Two alerts of one rule on one camera, a third elsewhere; counts of two cameras. */
const told = [
  alert({ id: 'a', raisedAt: after(30) }),
  alert({
    id: 'b',
    raisedAt: after(50),
    state: 'resolved',
    steps: [{ state: 'resolved', at: after(55), by: 'Li Na' }],
  }),
  alert({ id: 'c', raisedAt: after(70), cameraId: 'cam-2', cameraName: 'Gate', cameraPlace: '' }),
]
const byState = { raised: 2, acknowledged: 0, resolved: 1, false_alarm: 0 }
const totals = { ...shift().alerts!.totals, all: 3, byState }
const known = evidenceOf(
  shift({
    cameras: [
      camera(),
      camera({ id: 'cam-2', name: 'Gate' }),
      ...['Yard', 'Hall'].map((name) => camera({ id: name, name, modelId: null })),
    ],
    alerts: { totals, told },
  }),
)
const [a, b, c] = known.facts.filter(({ kind }) => kind === 'alert').map(({ id }) => `[${id}]`)
const stepOf = (alertId: string) =>
  `[${known.facts.find((fact) => fact.kind === 'step' && fact.alertId === alertId)!.id}]`
const of = (kind: string, cameraId: string, more: object = {}) =>
  `[${known.facts.find((fact) => fact.kind === kind && fact.cameraId === cameraId && Object.entries(more).every(([key, value]) => fact[key as 'kind'] === value))!.id}]`
const all = `[${known.facts.find(({ kind, state, names }) => kind === 'alerts' && !state && !names.rule)!.id}]`
const open = `[${known.facts.find(({ kind, state }) => kind === 'alerts' && state === 'raised')!.id}]`
const done = `[${known.facts.find(({ kind, state }) => kind === 'alerts' && state === 'resolved')!.id}]`
const average = of('people', 'cam-1', { measure: 'average' })
const most = of('people', 'cam-1', { measure: 'most' })
const phones = of('behaviour', 'cam-1', { behaviour: 'p', measure: 'most' })
const phonesSum = of('behaviour', 'cam-1', { behaviour: 'p', measure: 'total' })

const TRUE: [string, Locale][] = [
  [`There were 3 alerts in total ${all}: 2 open ${open} and 1 resolved ${done}.`, 'en'],
  [`本时段共有 3 条告警${all}，其中 2 条未处理${open}，1 条已解决${done}。`, 'zh-CN'],
  [
    `At 08:50 the alert “Phones” was raised on “三年二班” ${b}; it was resolved by “Li Na” at 08:55 ${stepOf('b')}.`,
    'en',
  ],
  [
    `At 08:30 the alert “Phones” was raised on “三年二班” ${a} (still open ${stepOf('a')}); at 08:50 3 people were using a phone ${b}.`,
    'en',
  ],
  [`08:50，“三年二班”触发告警“Phones”${b}，于 08:55 由“Li Na”标记为已解决${stepOf('b')}。`, 'zh-CN'],
  [`On “三年二班” there were 21.3 people on average ${average} and at most 32 at 08:45 ${most}.`, 'en'],
  [`“三年二班”平均 21.3 人${average}，最多时 32 人（08:45）${most}。`, 'zh-CN'],
  [
    `On “三年二班” up to 4 people were using a phone at 08:31 ${phones}, 6.5 person-minutes in total ${phonesSum}.`,
    'en',
  ],
  [`The cameras without a model: “Yard” ${of('blind', 'Yard')} and “Hall” ${of('blind', 'Hall')}.`, 'en'],
  [`没有模型的摄像头：“Yard”${of('blind', 'Yard')}、“Hall”${of('blind', 'Hall')}。`, 'zh-CN'],
]
test.each(TRUE)('what the clause before said may be left out: %s', (text, locale) => {
  expect(known.verdict(text, locale)).toBe('verified')
})

const ELSEWHERE = of('people', 'cam-2', { measure: 'most' })
const FALSE: [string, Locale, string][] = [
  // Another camera, another alert, another behaviour: whoever reads it would take the one before.
  [`On “三年二班” there were 21.3 people on average ${average} and at most 32 at 08:45 ${ELSEWHERE}.`, 'en', 'number'],
  [
    `On “三年二班” there were 21.3 people on average ${average}, and at most 32 people at 08:45 ${ELSEWHERE}.`,
    'en',
    'incomplete',
  ],
  [
    `At 08:30 the alert “Phones” was raised on “三年二班” ${a}; at 09:10 3 people were using a phone ${c}.`,
    'en',
    'incomplete',
  ],
  [`At 08:30 the alert “Phones” was raised on “三年二班” ${a}; it is open ${stepOf('c')}.`, 'en', 'incomplete'],
  [
    `At 08:30 the alert “Phones” was raised on “三年二班” ${a}; at 08:50 3 people were using a phone ${b}; it is open ${stepOf('a')}.`,
    'en',
    'incomplete',
  ],
  [`08:30，“三年二班”触发告警“Phones”${a}，于 08:55 由“Li Na”标记为已解决${stepOf('b')}。`, 'zh-CN', 'incomplete'],
  [
    `On “三年二班” at most 20 people were looking down ${of('behaviour', 'cam-1', { behaviour: 'd' })}, 6.5 person-minutes in total ${phonesSum}.`,
    'en',
    'incomplete',
  ],
  [
    `On “三年二班” there were at most 32 people at 08:45 ${most}, 6.5 person-minutes in total ${phonesSum}.`,
    'en',
    'incomplete',
  ],
  // What has to be said every time.
  [`There were 3 alerts in total ${all}: 2 ${open}.`, 'en', 'incomplete'],
  [`There were 3 alerts in total ${all}, open ${open}.`, 'en', 'incomplete'],
  [`There were 3 alerts in total ${all}: 3 open ${open}.`, 'en', 'number'],
  [`There were 3 alerts in total ${all}: 2 people open ${open}.`, 'en', 'number'],
  [`On “三年二班” there were 21.3 people on average ${average} and 32 at 08:45 ${most}.`, 'en', 'incomplete'],
  // At the beginning of a sentence nothing is.
  [`2 open ${open}.`, 'en', 'number'],
  [`At most 32 people at 08:45 ${most}.`, 'en', 'incomplete'],
  [`It is open ${stepOf('a')}.`, 'en', 'incomplete'],
]
test.each(FALSE)('what it did not say may not: %s', (text, locale, reason) => {
  expect(known.verdict(text, locale)).toBe(reason)
})

test('there was one alert, which is open', () => {
  const one = evidenceOf(
    shift({
      alerts: { totals: { ...totals, all: 1, byState: { ...byState, raised: 1, resolved: 0 } }, told: [told[0]!] },
    }),
  )
  expect(one.verdict('There was 1 alert in total {total}, which is open {open}.', 'en')).toBe('verified')
  expect(one.verdict('There was 1 alert in total {total}, which is resolved {open}.', 'en')).toBe('state')
})

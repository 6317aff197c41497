/** What was counted for a question, as facts with their sentences. Pure. */
import type { AlertState } from '../../contract/alert'
import { BEHAVIOUR_ZH, type BehaviourCode } from '../../contract/behaviours'
import type { Locale } from '../../contract/locale'
import type { Claim, Fact, PeriodClaim, Unit } from '../../contract/report'
import type { Severity } from '../../contract/rule'
import { DOING_EN } from '../facts/behaviour-words'
import { type DraftFact, draftFact, quoted } from '../facts/draft-fact'
import { localMoment, MONTHS_EN, momentText } from '../facts/moment'
import { plainName } from '../facts/plain-name'
import type { AskedPeriod } from './period'

const PERIOD_TEXT: Record<Locale, Record<PeriodClaim, string>> = {
  en: {
    today: 'today',
    yesterday: 'yesterday',
    this_week: 'this week',
    last_week: 'last week',
    this_month: 'this month',
    last_month: 'last month',
  },
  'zh-CN': {
    today: '今天',
    yesterday: '昨天',
    this_week: '本周',
    last_week: '上周',
    this_month: '本月',
    last_month: '上月',
  },
}
export const periodName = (claim: PeriodClaim, locale: Locale): string => PERIOD_TEXT[locale][claim]

const STATE_TEXT: Record<Locale, Record<AlertState, string>> = {
  en: { raised: 'open', acknowledged: 'acknowledged', resolved: 'resolved', false_alarm: 'false alarm' },
  'zh-CN': { raised: '未处理的', acknowledged: '已确认的', resolved: '已解决的', false_alarm: '误报的' },
}
const SEVERITY_TEXT: Record<Locale, Record<Severity, string>> = {
  en: { critical: 'critical', warning: 'warning', info: 'info' },
  'zh-CN': { critical: '严重', warning: '警告', info: '提示' },
}

/** What the count is about, besides its period. Names as they are stored. */
export type About = {
  names: Partial<Record<'camera' | 'place' | 'rule' | 'lesson', string>>
  state?: AlertState | undefined
  severity?: Severity | undefined
  behaviour?: BehaviourCode | undefined
  /** Outside of lessons. */
  noLesson?: boolean
  /** One day of the period: its own beginning and end. */
  day?: { from: number; to: number }
}

export type Telling = { period: AskedPeriod; zone: string }

/** The period of a fact, and how it is told. */
export function periodPart({ claim, from, until }: AskedPeriod, zone: string) {
  const telling = { zone, withDay: true }
  const text = (locale: Locale): string =>
    claim
      ? periodName(claim, locale)
      : locale === 'en'
        ? `from ${momentText(from, telling, 'en')} to ${momentText(until, telling, 'en')}`
        : `${momentText(from, telling, 'zh-CN')} 至 ${momentText(until, telling, 'zh-CN')}`
  return { text, claims: (claim ? [claim] : []) as Claim[], span: { from, to: until } }
}

function dayPart({ from, to }: { from: number; to: number }, zone: string) {
  const { month, day } = localMoment(from, zone)
  const text = (locale: Locale) => (locale === 'en' ? `on ${day} ${MONTHS_EN[month - 1]}` : `${month}月${day}日`)
  // The last moment of a day is still on it.
  return { text, claims: [] as Claim[], span: { from, to: to - 1 } }
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function plain(names: About['names']): Fact['names'] {
  return Object.fromEntries(Object.entries(names).map(([role, name]) => [role, plainName(name)]))
}

/** " on “Gate” in lesson “Maths”" */
function whereEn({ names, noLesson }: About): string {
  const { camera, place, rule, lesson } = plain(names)
  return [
    rule !== undefined && ` of rule ${quoted(rule)}`,
    camera !== undefined && ` on ${quoted(camera)}`,
    place !== undefined && ` at place ${quoted(place)}`,
    lesson !== undefined && ` in lesson ${quoted(lesson)}`,
    noLesson && ' outside lessons',
  ]
    .filter(Boolean)
    .join('')
}

function whereZh({ names, noLesson }: About): string {
  const { camera, place, rule, lesson } = plain(names)
  return [
    place !== undefined && `地点${quoted(place)}`,
    camera !== undefined && `摄像头${quoted(camera)}`,
    lesson !== undefined && `课程${quoted(lesson)}`,
    noLesson && '课外',
    rule !== undefined && `规则${quoted(rule)}`,
  ]
    .filter(Boolean)
    .join('，')
}

type When = ReturnType<typeof periodPart>

/** When, then where. */
function openingZh({ text }: When, about: Pick<About, 'names' | 'noLesson'>): string {
  const where = whereZh(about)
  return `${text('zh-CN')}${where && `，${where}，`}`
}

const alertsEn = (count: number | null, { state, severity, behaviour }: About, more = '') =>
  [
    count,
    more,
    state && STATE_TEXT.en[state],
    severity && SEVERITY_TEXT.en[severity],
    count === 1 ? 'alert' : 'alerts',
    behaviour && `for ${DOING_EN[behaviour]}`,
  ]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(' ')

const kindsZh = ({ state, severity, behaviour }: About) =>
  `${state ? STATE_TEXT['zh-CN'][state] : ''}${behaviour ? `${BEHAVIOUR_ZH[behaviour]}的` : ''}${severity ? SEVERITY_TEXT['zh-CN'][severity] : ''}`

/** How many alerts, in all or in a group. */
export function alertTally(count: number, about: About, { period, zone }: Telling, claims: Claim[] = []): DraftFact {
  const when = about.day ? dayPart(about.day, zone) : periodPart(period, zone)
  const extra: Claim[] = [...claims, ...(about.noLesson ? (['no_lesson'] as const) : [])]
  const [top, topZh] = extra.includes('top') ? [', the most', '，最多'] : ['', '']
  // "No alerts" is a phrase of its own, and is said of all alone.
  const none = count === 0 && kindsZh(about) === ''
  const zhCount = none ? '没有告警' : `有 ${count} 条${kindsZh(about)}告警`
  return draftFact({
    kind: 'tally',
    ...factFields(about),
    span: when.span,
    claims: [...when.claims, ...extra],
    numbers: { alerts: count },
    sentence: {
      en: `${upper(when.text('en'))} there ${count === 1 ? 'was' : 'were'} ${none ? 'no alerts' : alertsEn(count, about)}${whereEn(about)}${top}`,
      'zh-CN': `${openingZh(when, about)}${zhCount}${topZh}`,
    },
  })
}

function factFields({ names, state, severity, behaviour }: About) {
  return { names: plain(names), state: state ?? null, severity: severity ?? null, behaviour: behaviour ?? null }
}

/** What was measured: people on average, or minutes of a behaviour. */
export type Measured = { unit: Extract<Unit, 'people' | 'person_minutes'>; value: number }

export function measureTally(
  { unit, value }: Measured,
  about: Pick<About, 'names' | 'behaviour' | 'day'>,
  { period, zone }: Telling,
  claims: Claim[] = [],
): DraftFact {
  const when = about.day ? dayPart(about.day, zone) : periodPart(period, zone)
  const [top, topZh] = claims.includes('top') ? [', the most', '，最多'] : ['', '']
  const [bottom, bottomZh] = claims.includes('bottom') ? [', the fewest', '，最少'] : ['', '']
  const { behaviour } = about
  const en =
    unit === 'people'
      ? `${value} ${value === 1 ? 'person' : 'people'} on average`
      : `${value} ${value === 1 ? 'person-minute' : 'person-minutes'}${behaviour ? ` of ${DOING_EN[behaviour]}` : ''}`
  const zh =
    unit === 'people' ? `平均有 ${value} 人` : `${behaviour ? BEHAVIOUR_ZH[behaviour] : ''}累计 ${value} 人·分钟`
  return draftFact({
    kind: 'tally',
    ...factFields(about),
    span: when.span,
    claims: [...when.claims, ...claims],
    measure: unit === 'people' ? 'average' : 'total',
    numbers: { [unit]: value },
    sentence: {
      en: `${upper(when.text('en'))} there ${value === 1 ? 'was' : 'were'} ${en}${whereEn(about)}${top}${bottom}`,
      'zh-CN': `${openingZh(when, about)}${zh}${topZh}${bottomZh}`,
    },
  })
}

/** How two counts of alerts of named periods differ. */
export function difference(
  now: number,
  before: number,
  about: Omit<About, 'day' | 'noLesson'>,
  { period, zone }: Telling,
  against: PeriodClaim,
): DraftFact {
  const when = periodPart(period, zone)
  const by = Math.abs(now - before)
  const claim = by === 0 ? 'equal' : now > before ? 'more' : 'fewer'
  const [en, zh] = [periodName(against, 'en'), periodName(against, 'zh-CN')]
  const where = whereEn(about)
  const saysEn =
    claim === 'equal'
      ? `the same number of ${alertsEn(null, about)}${where} compared with ${en}`
      : `${alertsEn(by, about, claim)}${where} than ${en}`
  const saysZh = claim === 'equal' ? `与${zh}相比持平` : `比${zh}${claim === 'more' ? '多' : '少'} ${by} 条`
  return draftFact({
    kind: 'difference',
    ...factFields(about),
    span: when.span,
    claims: [...when.claims, claim],
    against,
    numbers: { alerts: by },
    sentence: {
      en: `${upper(when.text('en'))} there ${by === 1 ? 'was' : 'were'} ${saysEn}`,
      'zh-CN': `${openingZh(when, about)}${kindsZh(about)}告警${saysZh}`,
    },
  })
}

/** Nothing was measured. */
export function noData(about: Pick<About, 'names'>, { period, zone }: Telling): DraftFact {
  const when = periodPart(period, zone)
  return draftFact({
    kind: 'tally',
    names: plain(about.names),
    span: when.span,
    claims: [...when.claims, 'gap'],
    sentence: {
      en: `${upper(when.text('en'))} there was no data${whereEn(about)}`,
      'zh-CN': `${openingZh(when, about)}没有数据`,
    },
  })
}

/** The behaviour of many was not clear: what is said of behaviours rests on the others. `share`: 0..1. */
export function unsureShare(share: number, about: Pick<About, 'names'>, { period, zone }: Telling): DraftFact {
  const when = periodPart(period, zone)
  const percent = Math.round(share * 100)
  return draftFact({
    kind: 'tally',
    required: true,
    names: plain(about.names),
    span: when.span,
    claims: [...when.claims, 'unsure'],
    numbers: { percent },
    sentence: {
      en: `${upper(when.text('en'))} the behaviour of ${percent}% of people was not clear${whereEn(about)}`,
      'zh-CN': `${openingZh(when, about)}有 ${percent}% 的人不确定行为`,
    },
  })
}

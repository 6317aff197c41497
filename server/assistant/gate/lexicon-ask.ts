/** Words of answers to questions, besides those of reports. Each claims something, so none of them is more than the facts allow. */
import type { Locale } from '../../contract/locale'
import { PERIOD_CLAIMS, type PeriodClaim } from '../../contract/report'
import { type Entry, type Lexicon, lexicon, type Tag } from './tag'

const PERIODS: Record<Locale, Record<PeriodClaim, string>> = {
  en: {
    today: 'today',
    yesterday: 'yesterday',
    this_week: 'this week',
    last_week: 'last week',
    this_month: 'this month',
    last_month: 'last month',
  },
  'zh-CN': {
    today: '今天|今日',
    yesterday: '昨天|昨日',
    this_week: '本周|这周|这个星期',
    last_week: '上周|上个星期',
    this_month: '本月|这个月',
    last_month: '上月|上个月',
  },
}

/** How a period is named that something is compared with: one phrase, so that which is which is never a question. */
const COMPARED: Record<Locale, (period: string) => string[]> = {
  en: (period) => ['than', 'than in', 'compared with', 'compared to'].map((before) => `${before} ${period}`),
  'zh-CN': (period) => [`比${period}`, `较${period}`, ...['与', '和', '跟'].map((with_) => `${with_}${period}相比`)],
}

function periodRows(locale: Locale): [string, Entry][] {
  return PERIOD_CLAIMS.flatMap((claim): [string, Entry][] => {
    const words = PERIODS[locale][claim].split('|')
    const against: Tag = `against:${claim}`
    return [
      [words.join('|'), { tag: claim }],
      [words.flatMap(COMPARED[locale]).join('|'), { tag: against }],
    ]
  })
}

export const LEXICON_ASK: Record<Locale, Lexicon> = {
  en: lexicon([
    ...periodRows('en'),
    ['lesson', { role: 'lesson' }],
    ['outside lessons|outside of lessons|outside any lesson', { tag: 'no_lesson' }],
    ['the most|the highest number|the highest number of', { tag: 'top' }],
    ['the fewest|the lowest number|the lowest number of', { tag: 'bottom' }],
    ['more', { tag: 'more', between: true }],
    ['fewer|less', { tag: 'fewer', between: true }],
    ['the same number of|the same number|as many', { tag: 'equal' }],
    ['live|online', { tag: 'live' }],
    ['offline|not live', { tag: 'offline' }],
    ['switched off|turned off', { tag: 'off' }],
    ['on another server', { tag: 'elsewhere' }],
  ]),
  'zh-CN': lexicon([
    ...periodRows('zh-CN'),
    ['课程|课', { role: 'lesson' }],
    ['课外|课程以外|上课时间以外', { tag: 'no_lesson' }],
    ['最少|最低', { tag: 'bottom' }],
    ['多|多了|更多', { tag: 'more' }],
    ['少|少了|更少', { tag: 'fewer' }],
    ['一样多|相同|持平', { tag: 'equal' }],
    ['在线', { tag: 'live' }],
    ['离线|不在线', { tag: 'offline' }],
    ['已停用|停用', { tag: 'off' }],
    ['另一台服务器上运行|由另一台服务器运行', { tag: 'elsewhere' }],
  ]),
}

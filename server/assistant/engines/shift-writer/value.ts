/** What stands in a sentence where the model left room for a value of a fact. Pure. */
import type { Locale } from '../../../contract/locale'
import type { Fact, Unit } from '../../../contract/report'
import { quoted } from '../../facts/draft-fact'
import { endText, isMidnight, localMoment, momentText, type Telling } from '../../facts/moment'

/** `name`: one of slotsOf. */
export function textOf(fact: Fact, name: string, telling: Telling, locale: Locale): string {
  const { at, span, names, numbers } = fact
  if (name === 'at') return moment(at!, telling, locale)
  if (name === 'from') return moment(span!.from, telling, locale)
  if (name === 'to' && isMidnight(span!.to, telling)) return endText(span!.to, telling, locale)
  if (name === 'to')
    return moment(span!.to, { ...telling, withDay: telling.withDay && !sameDay(span!, telling.zone) }, locale)
  if (name === 'track') return `#${numbers.track}`
  if (name in names) return quoted(names[name as keyof Fact['names']]!)
  return String(numbers[name as Unit])
}

/** In English the time stands first: "at 08:30 on 7 Apr". */
function moment(at: number, telling: Telling, locale: Locale): string {
  const text = momentText(at, telling, locale)
  if (locale !== 'en' || !telling.withDay) return text
  const clock = momentText(at, { ...telling, withDay: false }, locale)
  return `${clock} on ${text.slice(0, -clock.length).trim()}`
}

function sameDay({ from, to }: { from: number; to: number }, zone: string): boolean {
  const [a, b] = [localMoment(from, zone), localMoment(to, zone)]
  return a.year === b.year && a.month === b.month && a.day === b.day
}

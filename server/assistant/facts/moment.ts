/** Moments as sentences tell them: in the zone of the report, with the day when the report is about more than one. Pure. */
import type { Locale } from '../../contract/locale'

export type LocalMoment = { year: number; month: number; day: number; hour: number; minute: number }

export const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const formats = new Map<string, Intl.DateTimeFormat>()

export function localMoment(at: number, zone: string): LocalMoment {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-u-hc-h23', {
      timeZone: zone,
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
    })
    formats.set(zone, format)
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const of = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') }
}

/** How moments of a report are told. */
export type Telling = { zone: string; withDay: boolean }

/** With the day unless first and last moment are on the same one. */
export function tellingOf(from: number, to: number, zone: string): Telling {
  const [a, b] = [localMoment(from, zone), localMoment(Math.max(from, to - 1), zone)]
  return { zone, withDay: a.year !== b.year || a.month !== b.month || a.day !== b.day }
}

const two = (n: number) => String(n).padStart(2, '0')

export function momentText(at: number, { zone, withDay }: Telling, locale: Locale): string {
  const { month, day, hour, minute } = localMoment(at, zone)
  const clock = `${two(hour)}:${two(minute)}`
  if (!withDay) return clock
  return locale === 'en' ? `${day} ${MONTHS_EN[month - 1]} ${clock}` : `${month}月${day}日 ${clock}`
}

/** The end of a span, which is not in it any more: of a day by itself 24:00, from 00:00 to 00:00 would be no time at all. */
export function endText(at: number, telling: Telling, locale: Locale): string {
  return isMidnight(at, telling) ? '24:00' : momentText(at, telling, locale)
}

/** Where days are not told, it can only be the end of the one there is. */
export function isMidnight(at: number, { zone, withDay }: Telling): boolean {
  const { hour, minute } = localMoment(at, zone)
  return !withDay && hour === 0 && minute === 0
}

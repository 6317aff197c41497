/** What is wrong with a timetable that its shape alone does not show. Pure. */
import type { Timetable } from '../../contract/schedule'
import { nextChange, openingAt } from './opening'

/** Keys of `common.fieldErrors`. */
export type TimetableFault = 'noDays' | 'endsBefore' | 'overlaps' | 'alwaysQuiet' | 'neverOpen'

/** Field path -> what is wrong there; empty when it can be kept. `at`: now, Unix ms. */
export function faultsOf(timetable: Timetable, at: number): Record<string, TimetableFault> {
  const { periods, exceptions, quiet } = timetable
  const faults: Record<string, TimetableFault> = {}
  for (const [name, list] of Object.entries({ periods, quiet })) {
    list.forEach((hours, i) => {
      if (hours.days.length === 0) faults[`${name}.${i}.days`] = 'noDays'
    })
  }
  exceptions.forEach(({ from, to }, i) => {
    if (to < from) faults[`exceptions.${i}.to`] = 'endsBefore'
    const other = exceptions.slice(0, i).some((before) => from <= before.to && before.from <= to)
    if (other) faults[`exceptions.${i}.from`] = 'overlaps'
  })
  if (Object.keys(faults).length > 0 || applies(timetable, at)) return faults
  return applies({ ...timetable, quiet: [] }, at) ? { quiet: 'alwaysQuiet' } : { periods: 'neverOpen' }
}

/** Whether it is open now or will be. */
function applies(timetable: Timetable, at: number): boolean {
  return openingAt(timetable, at).open || nextChange(timetable, at) !== null
}

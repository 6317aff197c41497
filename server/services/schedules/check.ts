/** What is checked about a schedule before it is stored, beyond the contract's schema. */
import type { Timetable } from '../../contract/schedule'
import { AppError } from '../../errors'
import { faultsOf } from '../../rules/schedule/check'
import type { Transaction } from '../lock'

/** Two people do not make two timetables of one place. */
export const LOCK = { lock: 'schedules' }

/** Throws validation_failed at what is wrong; one that never applies, too. */
export function checkTimetable(timetable: Timetable, now: number): void {
  const faults = Object.entries(faultsOf(timetable, now))
  if (faults.length === 0) return
  const fields = Object.fromEntries(faults.map(([path, fault]) => [`timetable.${path}`, fault]))
  throw new AppError('validation_failed', 'a timetable that cannot be', { fields })
}

/** Throws validation_failed when another schedule has the lessons of the place already. */
export async function checkLessons(tx: Transaction, { id, place }: { id?: string; place: string }): Promise<void> {
  const other = await tx.schedule.findFirst({ where: { place, lessons: true, ...(id && { NOT: { id } }) } })
  if (other) throw new AppError('validation_failed', 'two timetables', { fields: { lessons: 'oneTimetable' } })
}

/** Throws schedule_in_use, naming the rules, when rules elsewhere (undefined: anywhere) go by it. */
export async function requireUnused(tx: Transaction, id: string, place?: string): Promise<void> {
  const elsewhere = place === undefined ? {} : { camera: { place: { not: place } } }
  const rules = await tx.rule.findMany({ where: { scheduleId: id, ...elsewhere }, select: { name: true } })
  if (rules.length === 0) return
  throw new AppError('schedule_in_use', 'rules go by it', {
    fields: { rules: rules.map(({ name }) => name).join(', ') },
  })
}

import { type ScheduleView, timetable } from '../../contract/schedule'
import type { Principal } from '../../contract/user'
import type { Schedule } from '../../store/generated/client'
import { whereCamera } from '../visible'
import { mayEditIn } from './find'

/** What a schedule is read with: the rules that go by it, as far as `who` sees them. */
export const withRules = (who: Principal) => ({
  rules: {
    where: { camera: whereCamera(who, 'rule.read') },
    select: { name: true },
    orderBy: [{ createdAt: 'asc' as const }, { id: 'asc' as const }],
  },
})

export function toScheduleView(row: Schedule & { rules: { name: string }[] }, who: Principal): ScheduleView {
  return {
    id: row.id,
    name: row.name,
    place: row.place,
    lessons: row.lessons,
    timetable: timetable.parse(row.timetable),
    rules: row.rules.map(({ name }) => name),
    mayEdit: mayEditIn(who, row.place),
  }
}

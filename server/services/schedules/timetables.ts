/** The stored timetables, as rules need them. */
import { type Timetable, timetable } from '../../contract/schedule'
import type { PrismaClient } from '../../store/generated/client'

export type Timetables = {
  /** Undefined: it is not there, or this program does not understand it. */
  of(scheduleId: string): Timetable | undefined
  /** The lessons of a place: its own, else those of every place. */
  lessonsOf(place: string): Timetable | null
}

export async function readTimetables({ schedule }: Pick<PrismaClient, 'schedule'>): Promise<Timetables> {
  const rows = await schedule.findMany()
  const byId = new Map(rows.map((row) => [row.id, timetable.safeParse(row.timetable).data]))
  const lessons = new Map(rows.flatMap(({ id, place, lessons }) => (lessons ? [[place, byId.get(id)]] : [])))
  return {
    of: (scheduleId) => byId.get(scheduleId),
    lessonsOf: (place) => lessons.get(place) ?? lessons.get('') ?? null,
  }
}

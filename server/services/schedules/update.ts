import { z } from 'zod'
import { schedulePatch, scheduleView } from '../../contract/schedule'
import { AppError } from '../../errors'
import { isTaken } from '../database-error'
import { verb } from '../verb'
import { checkLessons, checkTimetable, LOCK, requireUnused } from './check'
import { findSchedule, requireEdit } from './find'
import { toScheduleView, withRules } from './view'

/** In force when it returns. Throws what adding one throws, and schedule_in_use: by rules of places that it would leave. */
export const updateSchedule = verb({
  name: 'schedules.update',
  method: 'PATCH',
  path: '/api/schedules/{id}',
  summary: 'Changes a schedule; what is absent stays.',
  action: 'schedule.edit',
  on: 'visible',
  input: schedulePatch.extend({ id: z.string() }),
  output: scheduleView,
  async run({ watcher, clock }, { who, input: { id, ...patch }, change }) {
    if (patch.timetable) checkTimetable(patch.timetable, clock.now())
    const view = await change(async (tx) => {
      const include = withRules(who)
      const { place } = await findSchedule(tx, who, id)
      requireEdit(who, place)
      if (patch.place !== undefined && patch.place !== place) {
        requireEdit(who, patch.place, 'place')
        if (patch.place !== '') await requireUnused(tx, id, patch.place)
      }
      const before = toScheduleView(await tx.schedule.findUniqueOrThrow({ where: { id }, include }), who)
      const after = toScheduleView(await tx.schedule.update({ where: { id }, data: patch, include }), who)
      if (after.lessons) await checkLessons(tx, after)
      return { value: after, target: `schedule:${id}`, before, after }
    }, LOCK).catch((error: unknown) => {
      throw isTaken(error) ? new AppError('name_taken') : error
    })
    await watcher.reload()
    return view
  },
})

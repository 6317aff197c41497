import { scheduleDraft, scheduleView } from '../../contract/schedule'
import { AppError } from '../../errors'
import { isTaken } from '../database-error'
import { uuid7 } from '../uuid7'
import { verb } from '../verb'
import { checkLessons, checkTimetable, LOCK } from './check'
import { requireEdit } from './find'
import { toScheduleView, withRules } from './view'

/** Throws forbidden (another's place), name_taken, validation_failed at what makes no sense in the timetable. */
export const createSchedule = verb({
  name: 'schedules.create',
  method: 'POST',
  path: '/api/schedules',
  summary: 'Adds a schedule: of a place, or, without one, for all.',
  action: 'schedule.edit',
  on: 'visible',
  input: scheduleDraft,
  output: scheduleView,
  async run({ watcher, clock }, { who, input, change }) {
    requireEdit(who, input.place, 'place')
    checkTimetable(input.timetable, clock.now())
    const view = await change(async (tx) => {
      if (input.lessons) await checkLessons(tx, input)
      const after = toScheduleView(
        await tx.schedule.create({ data: { id: uuid7(clock.now()), ...input }, include: withRules(who) }),
        who,
      )
      return { value: after, target: `schedule:${after.id}`, after }
    }, LOCK).catch((error: unknown) => {
      throw isTaken(error) ? new AppError('name_taken') : error
    })
    await watcher.reload()
    return view
  },
})

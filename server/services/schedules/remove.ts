import { z } from 'zod'
import { verb } from '../verb'
import { LOCK, requireUnused } from './check'
import { findSchedule, requireEdit } from './find'
import { toScheduleView, withRules } from './view'

/** Throws schedule_in_use, which names the rules: without it they would look at all times. */
export const removeSchedule = verb({
  name: 'schedules.remove',
  method: 'DELETE',
  path: '/api/schedules/{id}',
  summary: 'Removes a schedule that no rule goes by.',
  action: 'schedule.edit',
  on: 'visible',
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run({ watcher }, { who, input: { id }, change }) {
    await change(async (tx) => {
      requireEdit(who, (await findSchedule(tx, who, id)).place)
      await requireUnused(tx, id)
      const row = await tx.schedule.delete({ where: { id }, include: withRules(who) })
      return { value: null, target: `schedule:${id}`, before: toScheduleView(row, who) }
    }, LOCK)
    await watcher.reload()
    return undefined
  },
})

import { z } from 'zod'
import { scheduleView } from '../../contract/schedule'
import { verb } from '../verb'
import { whereSchedule } from './find'
import { toScheduleView, withRules } from './view'

export const listSchedules = verb({
  name: 'schedules.list',
  method: 'GET',
  path: '/api/schedules',
  summary: 'Schedules of every place, and of the places whose cameras you may see.',
  action: 'schedule.read',
  on: 'visible',
  input: z.strictObject({}),
  output: z.array(scheduleView),
  async run({ prisma }, { who }) {
    const rows = await prisma.schedule.findMany({
      where: await whereSchedule(prisma, who),
      include: withRules(who),
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    })
    return rows.map((row) => toScheduleView(row, who))
  },
})

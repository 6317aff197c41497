import { z } from 'zod'
import { jobState, jobView } from '../../contract/job'
import { toJobView } from '../../jobs/view'
import { verb } from '../verb'

/** Running first, then waiting in their order, then ended ones, newest first. */
export const listJobs = verb({
  name: 'jobs.list',
  method: 'GET',
  path: '/api/jobs',
  summary: 'Jobs that run, wait or have ended, at most 200.',
  action: 'job.read',
  input: z.strictObject({ state: jobState.optional(), kind: z.string().max(80).optional() }),
  output: z.array(jobView),
  async run({ prisma }, { input }) {
    const rows = await prisma.job.findMany({
      where: input,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 200,
    })
    const rank = { running: 0, queued: 1, done: 2, failed: 2, cancelled: 2 } as const
    const newest = rows.map(toJobView)
    return [
      ...newest.filter(({ state }) => rank[state] === 0),
      ...newest.filter(({ state }) => rank[state] === 1).reverse(),
      ...newest.filter(({ state }) => rank[state] === 2),
    ]
  },
})

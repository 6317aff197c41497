import { z } from 'zod'
import { jobState, jobView } from '../../contract/job'
import { toJobView } from '../../jobs/view'
import { verb } from '../verb'

const MAX_ROWS = 200

/** Running first, then waiting in their order, then ended ones, newest first. */
export const listJobs = verb({
  name: 'jobs.list',
  method: 'GET',
  path: '/api/jobs',
  summary: 'Jobs that run, wait or have ended, at most 200.',
  action: 'job.read',
  input: z.strictObject({ state: jobState.optional(), kind: z.string().max(80).optional() }),
  output: z.array(jobView),
  async run({ prisma }, { input: { state, kind } }) {
    const busy = await prisma.job.findMany({
      where: { kind, AND: [{ state }, { state: { in: ['running', 'queued'] } }] },
      orderBy: [{ state: 'desc' }, { createdAt: 'asc' }, { id: 'asc' }],
      take: MAX_ROWS,
    })
    const ended = await prisma.job.findMany({
      where: { kind, AND: [{ state }, { state: { in: ['done', 'failed', 'cancelled'] } }] },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: MAX_ROWS - busy.length,
    })
    return [...busy, ...ended].map(toJobView)
  },
})

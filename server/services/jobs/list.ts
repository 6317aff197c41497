import { z } from 'zod'
import { can } from '../../access/can'
import { jobRow, jobState } from '../../contract/job'
import { places } from '../../jobs/table'
import { toJobView } from '../../jobs/view'
import { verb } from '../verb'
import { mayChange } from './own'

/** Of one's own, and as many of others: those of the program itself, one an hour, leave the reader's their room. */
const MAX_ROWS = 200

/** Running first, then waiting in the order of the queue, then ended ones, newest first. */
export const listJobs = verb({
  name: 'jobs.list',
  method: 'GET',
  path: '/api/jobs',
  summary:
    "Jobs that run, wait or have ended, at most 200 of each; one's own, for administrators as many of everybody's.",
  action: 'job.own',
  input: z.strictObject({ state: jobState.optional(), kind: z.string().max(80).optional() }),
  output: z.array(jobRow),
  async run({ prisma }, { who, input: { state, kind } }) {
    const mine = can(who, 'job.read') ? {} : { owner: who.userId }
    const busy = await prisma.job.findMany({
      where: { ...mine, kind, AND: [{ state }, { state: { in: ['running', 'queued'] } }] },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: MAX_ROWS,
    })
    const endedOf = (owner: string | { not: string }) =>
      prisma.job.findMany({
        where: { owner, kind, AND: [{ state }, { state: { in: ['done', 'failed', 'cancelled'] } }] },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: MAX_ROWS,
      })
    const ended = [
      ...(await endedOf(who.userId)),
      ...(can(who, 'job.read') ? await endedOf({ not: who.userId }) : []),
    ].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    const known = await places(prisma)
    const rows = [...busy, ...ended].map((row) => ({
      ...toJobView(row),
      ...(known.get(row.id) ?? { place: null, behindOwn: false }),
      mayChange: mayChange(who, row),
    }))
    const rank = (row: (typeof rows)[number]) => (row.state === 'running' ? 0 : (row.place ?? Number.POSITIVE_INFINITY))
    return rows.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
  },
})

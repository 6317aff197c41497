import { z } from 'zod'
import { can } from '../../access/can'
import { jobLogEntry } from '../../contract/job'
import { AppError } from '../../errors'
import { requireId } from '../guard'
import { verb } from '../verb'

/** Throws job_not_found, for somebody else's too. */
export const logOfJob = verb({
  name: 'jobs.log',
  method: 'GET',
  path: '/api/jobs/{id}/log',
  summary: 'What happened to a job: when it began, came to its stages and ended, in each attempt. At most 200 entries.',
  action: 'job.own',
  input: z.strictObject({ id: z.string() }),
  output: z.array(jobLogEntry),
  async run({ prisma }, { who, input: { id } }) {
    requireId(id, 'job_not_found')
    const job = await prisma.job.findUnique({ where: { id }, select: { owner: true, log: true } })
    if (!job || (job.owner !== who.userId && !can(who, 'job.read'))) throw new AppError('job_not_found')
    return z.array(jobLogEntry).parse(job.log)
  },
})

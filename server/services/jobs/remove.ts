import { z } from 'zod'
import { AppError } from '../../errors'
import { KINDS } from '../../jobs/kinds'
import { verb } from '../verb'
import { jobToChange } from './own'

export const removeJob = verb({
  name: 'jobs.remove',
  method: 'DELETE',
  path: '/api/jobs/{id}',
  summary: 'Removes a job that has ended from the list.',
  action: 'job.own',
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run(c, { who, input: { id }, change }) {
    const kind = await change(async (tx) => {
      const row = await jobToChange(tx, who, id)
      const { count } = await tx.job.deleteMany({ where: { id, state: { in: ['done', 'failed', 'cancelled'] } } })
      if (count === 0) throw new AppError('job_state', `the job is ${row.state}`)
      return { value: row.kind, target: `job:${id}`, before: { kind: row.kind, state: row.state } }
    })
    await KINDS.find(({ name }) => name === kind)?.forget?.(c, id)
    return undefined
  },
})

import { z } from 'zod'
import { AppError } from '../../errors'
import { requireId } from '../guard'
import { verb } from '../verb'

export const removeJob = verb({
  name: 'jobs.remove',
  method: 'DELETE',
  path: '/api/jobs/{id}',
  summary: 'Removes a job that has ended from the list.',
  action: 'job.edit',
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run(_c, { input: { id }, change }) {
    requireId(id, 'job_not_found')
    await change(async (tx) => {
      const row = await tx.job.findUnique({ where: { id } })
      if (!row) throw new AppError('job_not_found')
      const { count } = await tx.job.deleteMany({ where: { id, state: { in: ['done', 'failed', 'cancelled'] } } })
      if (count === 0) throw new AppError('job_state', `the job is ${row.state}`)
      return { value: null, target: `job:${id}`, before: { kind: row.kind, state: row.state } }
    })
    return undefined
  },
})

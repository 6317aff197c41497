import { z } from 'zod'
import { jobView } from '../../contract/job'
import { AppError } from '../../errors'
import { toJobView } from '../../jobs/view'
import { requireId } from '../guard'
import { verb } from '../verb'

/** A waiting job ends at once; a running one is told within half a second and ends when its work has let go. */
export const cancelJob = verb({
  name: 'jobs.cancel',
  method: 'POST',
  path: '/api/jobs/{id}/cancel',
  summary: 'Stops a job.',
  action: 'job.edit',
  input: z.strictObject({ id: z.string() }),
  output: jobView,
  async run({ jobs, events, clock }, { input: { id }, change }) {
    requireId(id, 'job_not_found')
    const view = await change(async (tx) => {
      const now = new Date(clock.now())
      const waiting = await tx.job.updateMany({
        where: { id, state: 'queued' },
        data: { state: 'cancelled', cancelAsked: true, endedAt: now },
      })
      const running = await tx.job.updateMany({ where: { id, state: 'running' }, data: { cancelAsked: true } })
      const row = await tx.job.findUnique({ where: { id } })
      if (!row) throw new AppError('job_not_found')
      if (waiting.count + running.count === 0) throw new AppError('job_state', `the job is ${row.state} already`)
      return { value: toJobView(row), target: `job:${id}`, after: { cancelled: true } }
    })
    jobs.poke()
    events.emit('job:progress', view)
    return view
  },
})

import { z } from 'zod'
import { jobView } from '../../contract/job'
import { AppError } from '../../errors'
import { askCancel } from '../../jobs/table'
import { toJobView } from '../../jobs/view'
import { verb } from '../verb'
import { jobToChange } from './own'

/** A waiting job ends at once; a running one is told within half a second and ends when its work has let go. */
export const cancelJob = verb({
  name: 'jobs.cancel',
  method: 'POST',
  path: '/api/jobs/{id}/cancel',
  summary: 'Stops a job.',
  action: 'job.own',
  input: z.strictObject({ id: z.string() }),
  output: jobView,
  async run({ jobs, events }, { who, input: { id }, change }) {
    const view = await change(async (tx) => {
      await jobToChange(tx, who, id)
      const asked = await askCancel(tx, id)
      const row = await tx.job.findUnique({ where: { id } })
      if (!row) throw new AppError('job_not_found')
      if (asked === 0) throw new AppError('job_state', `the job is ${row.state} already`)
      return { value: toJobView(row), target: `job:${id}`, after: { kind: row.kind, cancelled: true } }
    })
    jobs.poke()
    events.emit('job:progress', view)
    return view
  },
})

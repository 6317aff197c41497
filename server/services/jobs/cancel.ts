import { z } from 'zod'
import { jobView } from '../../contract/job'
import { AppError } from '../../errors'
import { askCancel } from '../../jobs/table'
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
  async run({ jobs, events }, { input: { id }, change }) {
    requireId(id, 'job_not_found')
    const view = await change(async (tx) => {
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

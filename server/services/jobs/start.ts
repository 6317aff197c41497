import { z } from 'zod'
import { can } from '../../access/can'
import { jobView } from '../../contract/job'
import { AppError } from '../../errors'
import { KINDS } from '../../jobs/kinds'
import { toJobView } from '../../jobs/view'
import type { Prisma } from '../../store/generated/client'
import { verb } from '../verb'
import { addJob, queueLock } from './add'

export const startJob = verb({
  name: 'jobs.start',
  method: 'POST',
  path: '/api/jobs',
  summary: 'Adds a job to the queue; one of each person runs at a time.',
  action: 'job.own',
  input: z.strictObject({ kind: z.string().max(80), input: z.record(z.string(), z.unknown()).default({}) }),
  output: jobView,
  async run(c, { who, input: given, change }) {
    const kind = KINDS.find(({ name }) => name === given.kind)
    if (!kind) throw new AppError('validation_failed', 'no such kind', { fields: { kind: 'invalid' } })
    if (!can(who, kind.action)) throw new AppError('forbidden')
    const parsed = kind.input.safeParse(given.input, { reportInput: true })
    if (!parsed.success) throw new AppError('validation_failed', 'input', {}, { cause: parsed.error })
    await kind.allow?.(c, who, parsed.data)
    const input = parsed.data as Prisma.InputJsonValue
    const view = await change(
      async (tx) => {
        const row = await addJob(tx, who, {
          kind: kind.name,
          input,
          disk: kind.onDisk ? c.disk : null,
          now: c.clock.now(),
        })
        return { value: toJobView(row), target: `job:${row.id}`, after: { kind: row.kind, input: row.input } }
      },
      { lock: queueLock(who) },
    )
    c.events.emit('job:progress', view)
    c.jobs.poke()
    return view
  },
})

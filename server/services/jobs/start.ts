import { z } from 'zod'
import { can } from '../../access/can'
import { jobView } from '../../contract/job'
import { AppError } from '../../errors'
import { KINDS } from '../../jobs/kinds'
import { toJobView } from '../../jobs/view'
import type { Prisma } from '../../store/generated/client'
import { uuid7 } from '../uuid7'
import { verb } from '../verb'

/** Jobs of one person that may wait at once. */
const MAX_WAITING = 20

export const startJob = verb({
  name: 'jobs.start',
  method: 'POST',
  path: '/api/jobs',
  summary: 'Adds a job to the queue; one of each person runs at a time.',
  action: 'job.own',
  input: z.strictObject({ kind: z.string().max(80), input: z.record(z.string(), z.unknown()).default({}) }),
  output: jobView,
  async run({ jobs, events, clock }, { who, input: given, change }) {
    const kind = KINDS.find(({ name }) => name === given.kind)
    if (!kind) throw new AppError('validation_failed', 'no such kind', { fields: { kind: 'invalid' } })
    if (!can(who, kind.action)) throw new AppError('forbidden')
    const parsed = kind.input.safeParse(given.input, { reportInput: true })
    if (!parsed.success) throw new AppError('validation_failed', 'input', {}, { cause: parsed.error })
    const view = await change(
      async (tx) => {
        const waiting = await tx.job.count({ where: { owner: who.userId, state: 'queued' } })
        if (waiting >= MAX_WAITING) throw new AppError('busy', 'too many jobs are waiting')
        const row = await tx.job.create({
          data: {
            id: uuid7(clock.now()),
            kind: kind.name,
            owner: who.userId,
            ownerName: who.name,
            input: parsed.data as Prisma.InputJsonValue,
          },
        })
        return { value: toJobView(row), target: `job:${row.id}`, after: { kind: row.kind, input: row.input } }
      },
      // Counting and adding is one step for each person.
      { lock: `jobs.${who.userId}` },
    )
    events.emit('job:progress', view)
    jobs.poke()
    return view
  },
})

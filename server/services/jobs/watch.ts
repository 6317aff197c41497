import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { type ProgressMessage, progressMessage } from '../../contract/progress'
import { AppError } from '../../errors'
import { isLast, toProgressMessage } from '../../jobs/progress-message'
import { toJobView } from '../../jobs/view'
import type { Context } from '../context'
import { requireId } from '../guard'
import { verb } from '../verb'

/** What runs on another server of the same database is not told here: so it is looked at too. */
const LOOK_MS = 1_000

/** Begins with how it stands and ends with how it ended. Throws job_not_found, for somebody else's too. */
export const watchJob = verb({
  name: 'jobs.watch',
  method: 'GET',
  path: '/api/jobs/{id}/progress',
  summary: "How one's own job goes on, until it has ended.",
  action: 'job.own',
  input: z.strictObject({ id: z.string() }),
  output: { events: progressMessage },
  async run(c, { who, input: { id }, signal, locale }) {
    requireId(id, 'job_not_found')
    const own = () => c.prisma.job.findFirst({ where: { id, owner: who.userId } })
    if (!(await own())) throw new AppError('job_not_found')
    return follow(c, id, signal, async () => {
      const row = await own()
      return row && toProgressMessage(toJobView(row), locale)
    })
  },
})

async function* follow(
  { events }: Context,
  id: string,
  signal: AbortSignal,
  read: () => Promise<ProgressMessage | null>,
): AsyncGenerator<ProgressMessage> {
  let told = ''
  let wake = new AbortController()
  const stop = events.on('job:progress', (job) => job.id === id && wake.abort())
  try {
    while (!signal.aborted) {
      const message = await read()
      if (!message) return
      const text = JSON.stringify(message)
      if (text !== told) {
        told = text
        yield message
      }
      if (isLast(message)) return
      await wait(LOOK_MS, undefined, { signal: AbortSignal.any([signal, wake.signal]) }).catch(() => undefined)
      wake = new AbortController()
    }
  } finally {
    stop()
  }
}

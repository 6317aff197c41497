import type { JobView } from '../../contract/job'
import type { Context } from '../context'

/** Once a job is stored. */
export function tellJob({ events, jobs }: Pick<Context, 'events' | 'jobs'>, job: JobView | null): void {
  if (!job) return
  events.emit('job:progress', job)
  jobs.poke()
}

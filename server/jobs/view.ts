import { errorCode } from '../contract/errors'
import type { JobView } from '../contract/job'
import type { Job } from '../store/generated/client'
import { elapsedMs } from './elapsed'

export function toJobView(row: Job): JobView {
  const { id, kind, owner, ownerName, state, stage, progress, message, source, part, attempt, cancelAsked } = row
  const time = (at: Date | null) => at?.getTime() ?? null
  const [started, ended] = [time(row.startedAt), time(row.endedAt)]
  return {
    ...{ id, kind, owner, ownerName, state, stage, progress, message, source, part, attempt },
    input: row.input,
    result: row.result,
    cancelAsked: cancelAsked && state === 'running',
    error: row.error === null ? null : errorCode.catch('internal').parse(row.error),
    createdAt: row.createdAt.getTime(),
    startedAt: started,
    endedAt: ended,
    elapsedMs: state === 'queued' ? null : elapsedMs(started, ended, Date.now()),
  }
}

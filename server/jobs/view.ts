import { errorCode } from '../contract/errors'
import type { JobView } from '../contract/job'
import type { Job } from '../store/generated/client'

export function toJobView(row: Job): JobView {
  const { id, kind, owner, ownerName, state, stage, progress, message, attempt, input, result } = row
  const time = (at: Date | null) => at?.getTime() ?? null
  return {
    ...{ id, kind, owner, ownerName, state, stage, progress, message, attempt, input, result },
    error: row.error === null ? null : errorCode.catch('internal').parse(row.error),
    createdAt: row.createdAt.getTime(),
    startedAt: time(row.startedAt),
    endedAt: time(row.endedAt),
  }
}

/** A line of a job's log, as of now. */
import type { JobLogEntry } from '../contract/job'
import type { Outcome } from './table'

export function logEntry(attempt: number, what: JobLogEntry['what'], more: Partial<JobLogEntry> = {}): JobLogEntry {
  return { at: Date.now(), attempt, what, stage: null, error: null, ...more }
}

export function ending(attempt: number, outcome: Outcome): JobLogEntry {
  const what = outcome.state === 'queued' && outcome.givenBack ? 'stopped' : outcome.state
  return logEntry(attempt, what, 'error' in outcome ? { error: outcome.error } : {})
}

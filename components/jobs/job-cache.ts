/** Keeps the loaded list of jobs true while the server tells how they go on. Pure. */
import type { JobRow, JobView } from '@/server/contract/job'

/** `began`: when it began by this browser's clock. */
export type ShownJob = JobRow & { began: number | null }

export function shown(row: JobRow, now: number): ShownJob {
  return { ...row, began: row.elapsedMs === null ? null : now - row.elapsedMs }
}

/**
 * A job that goes on is changed where it stands. Null when the list has to be read again: one that is new, that waits
 * or that has changed its state moves the places of others.
 */
export function mergeJob(rows: readonly ShownJob[], told: JobView, now: number): ShownJob[] | null {
  const known = rows.find(({ id }) => id === told.id)
  if (known?.state !== told.state || told.state === 'queued') return null
  return rows.map((row) => (row.id === told.id ? shown({ ...row, ...told }, now) : row))
}

export const isBusy = ({ state }: JobView): boolean => state === 'queued' || state === 'running'

import { expect, test } from 'vitest'
import type { JobRow, JobState } from '@/server/contract/job'
import { isBusy, mergeJob, shown } from './job-cache'

const NOW = 1_000_000
const row = (id: string, state: JobState, more: Partial<JobRow> = {}): JobRow => ({
  ...{ id, state, kind: 'retention', owner: 'system', ownerName: '', stage: null, progress: 0, message: null },
  ...{ source: null, part: null },
  ...{
    error: null,
    attempt: 1,
    cancelAsked: false,
    input: {},
    result: null,
    place: null,
    behindOwn: false,
    mayChange: true,
    elapsedMs: null,
  },
  ...{ createdAt: 1, startedAt: null, endedAt: null },
  ...more,
})
const rows = [row('a', 'running', { elapsedMs: 4_000 }), row('b', 'queued', { place: 1 }), row('c', 'done')].map(
  (job) => shown(job, NOW),
)

test('a job that goes on is changed where it stands', () => {
  const { place: _, mayChange: __, behindOwn: ___, ...told } = row('a', 'running', { progress: 0.5, elapsedMs: 5_000 })
  const merged = mergeJob(rows, told, NOW + 1_200)
  expect(merged?.map(({ id, progress }) => [id, progress])).toEqual([
    ['a', 0.5],
    ['b', 0],
    ['c', 0],
  ])
  expect(merged?.[0]?.began).toBe(NOW - 3_800)
})

test.each<[string, string, JobState]>([
  ['is new', 'd', 'running'],
  ['waits', 'b', 'queued'],
  ['has begun', 'b', 'running'],
  ['has ended', 'a', 'done'],
])('the list is read again when a job %s', (_what, id, state) => {
  expect(mergeJob(rows, row(id, state), NOW)).toBeNull()
})

test('what waits or runs is busy, what has ended is not', () => {
  expect(rows.map(isBusy)).toEqual([true, true, false])
})

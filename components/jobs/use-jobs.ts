'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { call } from '@/components/lib/call'
import { useConnectionState, useServerEvent } from '@/components/live/provider'
import type { JobView } from '@/server/contract/job'
import { isBusy, mergeJob, type ShownJob, shown } from './job-cache'

export const JOBS_KEY = ['jobs'] as const

/** Jobs are told as they go on, from other servers of the same database too; what was not heard is seen all the same. */
const BUSY_POLL_MS = 2_000
const IDLE_POLL_MS = 10_000

/** The reader's jobs as they go on; administrators see everybody's. */
export function useJobs() {
  const client = useQueryClient()
  const connected = useConnectionState() === 'connected'
  const query = useQuery({
    queryKey: JOBS_KEY,
    queryFn: async ({ signal }) => {
      const rows = await call('GET /api/jobs', {}, signal)
      const now = Date.now()
      return rows.map((row) => shown(row, now))
    },
    refetchInterval: ({ state }) => (state.data?.some(isBusy) ? BUSY_POLL_MS : IDLE_POLL_MS),
  })
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: JOBS_KEY }), [client])
  useServerEvent(
    'job:progress',
    useCallback(
      (told: JobView) => {
        const merged = mergeJob(client.getQueryData<ShownJob[]>(JOBS_KEY) ?? [], told, Date.now())
        if (merged) client.setQueryData(JOBS_KEY, merged)
        else void refresh()
      },
      [client, refresh],
    ),
  )
  // What happened while the socket was away was not heard.
  useEffect(() => {
    if (connected) void refresh()
  }, [connected, refresh])
  return { ...query, jobs: query.data ?? [], refresh }
}

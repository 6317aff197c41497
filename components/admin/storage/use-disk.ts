'use client'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/components/lib/call'

const POLL_MS = 60_000

/** How full the disk is; for administrators. */
export function useDisk() {
  return useQuery({
    queryKey: ['disk'],
    queryFn: ({ signal }) => call('GET /api/disk', {}, signal),
    refetchInterval: POLL_MS,
  })
}

/** What of it is ours. Every file is looked at for it: asked once a visit. */
export function useDiskUse() {
  return useQuery({
    queryKey: ['disk', 'use'],
    queryFn: ({ signal }) => call('GET /api/disk/use', {}, signal),
  })
}

'use client'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/components/lib/call'
import type { TickPoint } from './tick-series'

const NOTHING: readonly TickPoint[] = []

/** A camera's last minutes as they were before this page was opened; without an answer the lines begin empty. */
export function useRecent(cameraId: string): readonly TickPoint[] {
  const { data = NOTHING } = useQuery({
    queryKey: ['recent', cameraId],
    queryFn: ({ signal }) => call('GET /api/cameras/{id}/recent', { id: cameraId }, signal),
    // What was recent when another page asked is not any more.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return data
}

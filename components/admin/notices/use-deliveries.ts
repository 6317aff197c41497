'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '@/components/lib/call'
import type { Channel, DeliveryState } from '@/server/contract/notices'

export const LOG_KEY = ['deliveries']
export type LogFilter = { state?: DeliveryState | undefined; channel?: Channel | undefined }

/** While somebody looks at it, ms. */
const LOOK_MS = 5_000

/** The log with this filter, newest first, page by page. */
export function useDeliveries(filter: LogFilter) {
  const result = useInfiniteQuery({
    queryKey: [...LOG_KEY, filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/notices/deliveries', { ...filter, before: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: LOOK_MS,
  })
  return { ...result, deliveries: result.data?.pages.flatMap((page) => page.items) ?? [] }
}

'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { resolveRange } from '@/components/filter/range'
import { call } from '@/components/lib/call'
import { type FilterQuery, writeFilter } from './filter-query'
import { alertKeys } from './keys'

const PAGE = 30

/** Alerts with this filter, newest first, page by page. A relative range is fixed when it is chosen. */
export function useAlerts(query: FilterQuery) {
  const address = writeFilter(query)
  const filter = useMemo(() => resolveRange(query, Date.now()), [address])
  const result = useInfiniteQuery({
    queryKey: alertKeys.list(filter),
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/alerts', { ...filter, cursor: pageParam ?? undefined, limit: PAGE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  return { ...result, alerts: result.data?.pages.flatMap((page) => page.items) ?? [] }
}

'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type RangeQuery, resolveRange } from '@/components/filter/range'
import { call } from '@/components/lib/call'

const PAGE = 50

/** A person or camera that there is. */
export type Named = { id: string; name: string }
export type AuditFilter = { userId?: string; verb?: string } & RangeQuery
export const EVERYTHING: AuditFilter = { range: 'all' }

/** Entries with this filter, newest first, page by page; `query` is what the server is asked. A relative range is fixed when it is chosen. */
export function useAudit({ userId, verb, range, from, to }: AuditFilter) {
  const query = useMemo(() => {
    const times = resolveRange({ range, from, to }, Date.now())
    return { userId, verb, from: times.from, to: times.to }
  }, [userId, verb, range, from, to])
  const result = useInfiniteQuery({
    queryKey: ['audit', query],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/audit', { ...query, before: pageParam ?? undefined, limit: PAGE }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  })
  return { ...result, query, entries: result.data?.pages.flatMap((page) => page.items) ?? [] }
}

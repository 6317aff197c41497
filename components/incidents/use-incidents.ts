'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { resolveRange } from '@/components/filter/range'
import { call } from '@/components/lib/call'
import { type FilterQuery, writeFilter } from './filter-query'
import type { IncidentFilter } from './incident-cache'
import { incidentKeys } from './keys'

const PAGE = 50

/** Incidents with this filter, those that began last first, page by page. A relative range is fixed when it is chosen. */
export function useIncidents(query: FilterQuery, me: string) {
  const address = writeFilter(query)
  const filter = useMemo((): IncidentFilter => {
    const { state, mine, ...rest } = resolveRange(query, Date.now())
    return { ...rest, ...(state !== 'all' && { state }), ...(mine && { mine: me }) }
  }, [address, me])
  const result = useInfiniteQuery({
    queryKey: incidentKeys.list(filter),
    queryFn: ({ pageParam, signal }) => {
      const { mine, ...rest } = filter
      const asked = { ...rest, ...(mine && { mine: '1' as const }) }
      return call('GET /api/incidents', { ...asked, cursor: pageParam ?? undefined, limit: PAGE }, signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const incidents = useMemo(() => result.data?.pages.flatMap((page) => page.items) ?? [], [result.data])
  return { ...result, incidents }
}

'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call, type Route } from '@/components/lib/call'
import type { HistoryQuery } from '@/server/contract/history'
import type { Api } from '@/server/services/registry'

type Charts = Extract<Route, `POST /api/history/${string}`>
/** Days that go on are asked again, ms. */
const AGAIN_MS = 60_000

/** What one chart shows; while the next days are fetched, those before. */
export function useHistory<R extends Charts>(route: R, query: HistoryQuery) {
  return useQuery<Api[R]['output']>({
    queryKey: ['history', route, query],
    queryFn: ({ signal }) => call(route, query as Api[R]['input'], signal),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
    retry: false,
  })
}

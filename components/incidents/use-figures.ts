'use client'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/components/lib/call'
import { incidentKeys } from './keys'

const DAYS = 30

/** How rules and people did over the last month: asked for once a page, not with every incident. */
export function useFigures() {
  return useQuery({
    queryKey: incidentKeys.figures,
    queryFn: ({ signal }) => call('GET /api/incidents/figures', { days: DAYS }, signal),
    staleTime: 5 * 60_000,
  })
}

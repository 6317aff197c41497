'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '@/components/lib/call'
import type { RuleTrialInput } from '@/server/contract/trial'

/** Nobody changes a rule for so long while typing, ms. */
const SETTLED_MS = 600
const FRESH_MS = 60_000

/**
 * What a rule would have done; `asked` null: it cannot be asked yet. What was asked before is given up when something else is
 * asked, and shown until that is there.
 */
export function useTrial(asked: RuleTrialInput | null) {
  const wanted = useSettled(asked === null ? null : JSON.stringify(asked))
  const query = useQuery({
    queryKey: ['rule-trial', wanted],
    queryFn: ({ signal }) => call('POST /api/rules/try', JSON.parse(wanted ?? '') as RuleTrialInput, signal),
    enabled: wanted !== null,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    gcTime: FRESH_MS,
    retry: false,
  })
  const waiting = asked !== null && wanted !== JSON.stringify(asked)
  return { result: query.data, error: query.error, busy: waiting || query.isFetching, again: query.refetch }
}

function useSettled(value: string | null): string | null {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call } from '@/components/lib/call'

const KEY = ['workflows'] as const

/** Workflows that are kept for everybody. */
export function useSavedWorkflows() {
  const client = useQueryClient()
  const { data: saved = [] } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call('GET /api/workflows', {}, signal),
  })
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: KEY }), [client])
  return { saved, refresh }
}

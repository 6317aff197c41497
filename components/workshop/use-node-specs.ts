'use client'
import { useQuery } from '@tanstack/react-query'
import type { NodeSpec } from '@/server/contract/workflow'
import { call } from '../lib/call'

const NONE: NodeSpec[] = []

/** The kinds of nodes that the server has; none until they are there. */
export function useNodeSpecs(): NodeSpec[] {
  const { data = NONE } = useQuery({
    queryKey: ['workshop', 'nodes'],
    queryFn: ({ signal }) => call('GET /api/workshop/nodes', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}

'use client'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/components/lib/call'
import type { CameraSight } from '@/server/contract/rule'

/** What each camera can see, by its id. Asked again whenever cameras change. */
export function useSights(initial: CameraSight[]): ReadonlyMap<string, CameraSight> {
  const { data } = useQuery({
    queryKey: ['cameras', 'sights'],
    queryFn: ({ signal }) => call('GET /api/rules/sights', {}, signal),
    initialData: initial,
  })
  return new Map(data.map((sight) => [sight.cameraId, sight]))
}

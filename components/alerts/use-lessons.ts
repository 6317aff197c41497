'use client'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/components/lib/call'

/** Names of the lessons that alerts can have been raised in, in the order of the timetables; empty until they are known. */
export function useLessons(): string[] {
  const { data = [] } = useQuery({
    queryKey: ['schedules'],
    queryFn: ({ signal }) => call('GET /api/schedules', {}, signal),
  })
  const names = data
    .filter(({ lessons }) => lessons)
    .flatMap(({ timetable: { periods, exceptions } }) => [...periods, ...exceptions.flatMap((each) => each.periods)])
    .map(({ name }) => name)
  return [...new Set(names)].filter(Boolean)
}

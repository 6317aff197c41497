'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '@/components/lib/call'
import type { LessonSpan } from '@/server/contract/tally'

const WEEK_MS = 7 * 86_400_000

/** Newest first. `loading`: not known yet. */
export type RecentLessons = { lessons: LessonSpan[]; loading: boolean; error: unknown }

/** The lessons of the last seven days that have begun; of a place, or of all. */
export function useRecentLessons(wanted: boolean, place: string | null): RecentLessons {
  const [now] = useState(() => Date.now())
  const { data, isLoading, error } = useQuery({
    queryKey: ['lessons', place, now],
    queryFn: ({ signal }) => call('POST /api/schedules/lessons', { from: now - WEEK_MS, to: now, place }, signal),
    enabled: wanted,
  })
  return { lessons: data ?? [], loading: isLoading, error }
}

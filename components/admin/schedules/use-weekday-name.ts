'use client'
import { useFormatter } from 'next-intl'
import { useCallback } from 'react'
import type { Weekday } from '@/server/contract/schedule'

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1)

/** The name of a weekday, 1 Monday .. 7 Sunday. */
export function useWeekdayName(): (day: Weekday, style: 'short' | 'long') => string {
  const format = useFormatter()
  return useCallback(
    (day, style) => format.dateTime(MONDAY + (day - 1) * 86_400_000, { weekday: style, timeZone: 'UTC' }),
    [format],
  )
}

'use client'
import { useFormatter } from 'next-intl'
import { useCallback } from 'react'
import type { ClipToAnalyse } from './film-choices'

/** What a clip is called: its camera and when it begins. */
export function useClipName(): (clip: Pick<ClipToAnalyse, 'cameraName' | 'startsAt'>) => string {
  const format = useFormatter()
  return useCallback(
    ({ cameraName, startsAt }) =>
      `${cameraName} · ${format.dateTime(startsAt, { dateStyle: 'medium', timeStyle: 'medium' })}`,
    [format],
  )
}

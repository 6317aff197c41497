'use client'
import { useFormatter } from 'next-intl'
import { useCallback } from 'react'

const UNITS = [
  [1e12, 'TB'],
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
] as const

/** Gives a function that says bytes as people do: 1.2 GB. */
export function useSizeText(): (bytes: number) => string {
  const format = useFormatter()
  return useCallback(
    (bytes) => {
      const [size, unit] = UNITS.find(([size]) => bytes >= size) ?? [1e3, 'kB']
      return `${format.number(bytes / size, { maximumFractionDigits: 1 })} ${unit}`
    },
    [format],
  )
}

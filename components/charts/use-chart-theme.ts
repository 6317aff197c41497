'use client'
import { useEffect, useState } from 'react'
import { type BehaviourPalette, behaviourPalette, cssColour } from '@/components/live/palette'

export type ChartTheme = {
  behaviours: BehaviourPalette
  foreground: string
  muted: string
  border: string
  card: string
}

function read(): ChartTheme {
  const root = document.documentElement
  return {
    behaviours: behaviourPalette(root),
    foreground: cssColour(root, '--foreground'),
    muted: cssColour(root, '--muted-foreground'),
    border: cssColour(root, '--border'),
    card: cssColour(root, '--popover'),
  }
}

/** The theme's colours, read again when light and dark change. Null while the server renders. */
export function useChartTheme(): ChartTheme | null {
  const [theme, setTheme] = useState<ChartTheme | null>(null)
  useEffect(() => {
    setTheme(read())
    const observer = new MutationObserver(() => setTheme(read()))
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] })
    return () => observer.disconnect()
  }, [])
  return theme
}

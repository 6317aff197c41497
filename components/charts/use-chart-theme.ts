'use client'
import { useEffect, useState } from 'react'
import { cssColour } from './css-colour'

export type ChartTheme = {
  foreground: string
  muted: string
  border: string
  card: string
}

function read(): ChartTheme {
  const root = document.documentElement
  return {
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

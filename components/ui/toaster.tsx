'use client'
import { useTheme } from 'next-themes'
import { Toaster as Sonner } from 'sonner'

/** Where toasts appear; `toast` itself comes from sonner. */
export function Toaster() {
  const { resolvedTheme } = useTheme()
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      // Clear of the navigation at the bottom of phones.
      mobileOffset={{ bottom: 72 }}
      closeButton
      richColors
      style={
        {
          '--normal-bg': 'var(--popover)',
          '--normal-text': 'var(--popover-foreground)',
          '--normal-border': 'var(--border)',
          '--success-bg': 'var(--success-soft)',
          '--success-text': 'var(--success)',
          '--success-border': 'var(--border)',
          '--error-bg': 'var(--critical-soft)',
          '--error-text': 'var(--critical)',
          '--error-border': 'var(--border)',
          '--warning-bg': 'var(--warning-soft)',
          '--warning-text': 'var(--warning)',
          '--warning-border': 'var(--border)',
          '--border-radius': 'var(--radius-lg)',
        } as React.CSSProperties
      }
    />
  )
}

'use client'
import type { ComponentProps, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { useKeysOn } from './use-desk-keys'

/** A key as it stands in buttons and in the legend; nothing to read aloud, where aria-keyshortcuts says it. */
export function Key({ children }: { children: ReactNode }) {
  return (
    <kbd
      aria-hidden
      className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-current/35 px-1 font-mono text-[11px] leading-none max-md:hidden"
    >
      {children}
    </kbd>
  )
}

/** A step with its key, as long as keys do something. */
export function ActButton({ shortcut, children, ...props }: ComponentProps<typeof Button> & { shortcut?: string }) {
  const [on] = useKeysOn()
  const key = on ? shortcut : undefined
  return (
    <Button aria-keyshortcuts={key} {...props}>
      {children}
      {key && <Key>{key}</Key>}
    </Button>
  )
}

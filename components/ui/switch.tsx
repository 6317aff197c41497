'use client'
import { Switch as SwitchPrimitive } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '@/components/lib/cn'
import { Spinner } from './spinner'

type Props = ComponentProps<typeof SwitchPrimitive.Root> & { busy?: boolean }

/** A switch; `busy` shows that its change is on the way. It keeps the focus meanwhile (see Button). */
export function Switch({ className, busy, onCheckedChange, ...props }: Props) {
  return (
    <SwitchPrimitive.Root
      className={cn(
        'inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-transparent bg-input transition-colors disabled:opacity-50 aria-disabled:opacity-70 data-[state=checked]:bg-primary',
        className,
      )}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onCheckedChange={busy ? undefined : onCheckedChange}
      {...props}
    >
      <SwitchPrimitive.Thumb className="flex size-4 translate-x-0.5 items-center justify-center rounded-full bg-white text-neutral-700 shadow-sm transition-transform data-[state=checked]:translate-x-[17px]">
        {busy && <Spinner className="size-3" />}
      </SwitchPrimitive.Thumb>
    </SwitchPrimitive.Root>
  )
}

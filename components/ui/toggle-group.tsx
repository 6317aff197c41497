'use client'
import { ToggleGroup as Primitive } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '@/components/lib/cn'

export function ToggleGroup({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={cn('inline-flex items-center gap-0.5 rounded-md border bg-card p-0.5', className)}
      {...props}
    />
  )
}

export function ToggleGroupItem({ className, ...props }: ComponentProps<typeof Primitive.Item>) {
  return (
    <Primitive.Item
      className={cn(
        'inline-flex h-7.5 min-w-8 items-center justify-center gap-1.5 rounded-sm px-2.5 text-[13px] font-medium text-muted-foreground hover:bg-accent hover:text-accent-foreground disabled:opacity-50 data-[state=on]:bg-secondary data-[state=on]:text-foreground [&_svg]:size-4',
        className,
      )}
      {...props}
    />
  )
}

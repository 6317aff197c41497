'use client'
import { AlertDialog as Primitive } from 'radix-ui'
import { type ComponentProps, useRef } from 'react'
import { cn } from '@/components/lib/cn'
import { overlayClasses, panelClasses } from './dialog'

export const AlertDialog = Primitive.Root
export const AlertDialogCancel = Primitive.Cancel

/** Closed, it gives the focus back to what had it, unless onCloseAutoFocus says where else to go (preventDefault). */
export function AlertDialogContent({
  className,
  onOpenAutoFocus,
  onCloseAutoFocus,
  ...props
}: ComponentProps<typeof Primitive.Content>) {
  // Radix gives it back to its own trigger, and these dialogs, opened by state, have none.
  const opener = useRef<Element | null>(null)
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClasses} />
      <Primitive.Content
        className={cn(panelClasses, 'max-w-md', className)}
        onOpenAutoFocus={(event) => {
          opener.current = document.activeElement
          onOpenAutoFocus?.(event)
        }}
        onCloseAutoFocus={(event) => {
          onCloseAutoFocus?.(event)
          if (event.defaultPrevented) return
          event.preventDefault()
          if (opener.current instanceof HTMLElement) opener.current.focus()
        }}
        {...props}
      />
    </Primitive.Portal>
  )
}

export function AlertDialogTitle({ className, ...props }: ComponentProps<typeof Primitive.Title>) {
  return <Primitive.Title className={cn('text-base font-semibold', className)} {...props} />
}

export function AlertDialogDescription({ className, ...props }: ComponentProps<typeof Primitive.Description>) {
  return <Primitive.Description className={cn('text-sm text-muted-foreground', className)} {...props} />
}

export { DialogFooter as AlertDialogFooter, DialogHeader as AlertDialogHeader } from './dialog'

import type { ComponentProps } from 'react'
import { cn } from '@/components/lib/cn'

export const inputClasses =
  'h-9 w-full min-w-0 rounded-md border border-input/80 bg-card px-3 text-sm text-foreground transition-colors disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-critical'

// 16 px on phones: smaller text makes iOS zoom into the field.
export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return <input type={type} className={cn(inputClasses, 'max-sm:text-base', className)} {...props} />
}

/** For an address that is typed as it is: nothing is suggested or corrected. */
export function AddressInput(props: ComponentProps<'input'>) {
  return <Input inputMode="url" autoComplete="off" spellCheck={false} {...props} />
}

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea className={cn(inputClasses, 'h-auto min-h-20 py-2 max-sm:text-base', className)} {...props} />
}

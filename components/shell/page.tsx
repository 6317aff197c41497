import type { ReactNode } from 'react'
import { cn } from '@/components/lib/cn'

/** The usual measure and padding of a page inside the frame. */
export function Page({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn('mx-auto flex w-full max-w-6xl flex-col gap-4 p-4 md:p-6', className)}>{children}</div>
}

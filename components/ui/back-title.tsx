import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from './button'

type Props = { href: string; label: string; children: ReactNode }

/** The title of a page below another, with the way back before it. */
export function BackTitle({ href, label, children }: Props) {
  return (
    <span className="flex items-center gap-1.5">
      <Button asChild variant="ghost" size="icon-sm" className="-ml-1.5">
        <Link href={href} aria-label={label}>
          <ArrowLeft aria-hidden />
        </Link>
      </Button>
      <span className="min-w-0 break-words">{children}</span>
    </span>
  )
}

import type { ReactNode } from 'react'
import { cn } from '@/components/lib/cn'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'

type Props = { title: ReactNode; description?: ReactNode; className?: string; children: ReactNode }

/** One part of the camera form. */
export function Section({ title, description, className, children }: Props) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        {description && <CardDescription>{description}</CardDescription>}
      </CardHeader>
      <CardContent className={cn('grid gap-4 sm:grid-cols-2', className)}>{children}</CardContent>
    </Card>
  )
}

'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from '@/components/lib/cn'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

type Query<T> = {
  data: T | undefined
  error: unknown
  isPlaceholderData?: boolean
  refetch(): unknown
  isRefetching: boolean
}

type Props<T> = {
  title: ReactNode
  /** At the right of the title. */
  aside?: ReactNode
  className?: string
  query: Query<T>
  /** Shown in place of the chart; null: there is something to show. */
  empty: (data: T) => string | null
  children: (data: T) => ReactNode
}

/** One chart of the page: loading, failed, nothing there, there. */
export function ChartCard<T>({ title, aside, className, query, empty, children }: Props<T>) {
  return (
    <Card className={cn('min-w-0 print:break-inside-avoid', className)}>
      <CardHeader className="flex-row flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
        <CardTitle className="py-1">{title}</CardTitle>
        {aside}
      </CardHeader>
      <CardContent className={cn('transition-opacity', query.isPlaceholderData && 'opacity-50')}>
        <Inner query={query} empty={empty}>
          {children}
        </Inner>
      </CardContent>
    </Card>
  )
}

function Inner<T>({ query, empty, children }: Pick<Props<T>, 'query' | 'empty' | 'children'>) {
  const t = useTranslations('common')
  const errorText = useErrorText()
  const { data, error, refetch, isRefetching } = query
  if (error) {
    return (
      <Callout kind="warning">
        <p>{errorText(error)}</p>
        <Button variant="outline" size="sm" className="mt-2" busy={isRefetching} onClick={() => void refetch()}>
          {t('retry')}
        </Button>
      </Callout>
    )
  }
  if (data === undefined) {
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton className="h-52" />
      </div>
    )
  }
  const nothing = empty(data)
  if (nothing !== null) return <p className="py-10 text-center text-[13px] text-muted-foreground">{nothing}</p>
  return children(data)
}

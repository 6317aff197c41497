'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode, Ref } from 'react'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from './button'
import { Callout } from './callout'
import { Card } from './card'

/** As react-query has it, with pages or without. */
type Query = {
  isPending: boolean
  error: unknown
  refetch(): unknown
  isRefetching: boolean
  hasNextPage?: boolean
  fetchNextPage?(): unknown
  isFetchingNextPage?: boolean
}

type Props = {
  query: Query
  label: string
  /** Said when nothing could be loaded. */
  failed: string
  /** Stands for a row while nothing is there. */
  skeleton: ReactNode
  /** Shown in place of rows when there are none. */
  empty: ReactNode
  /** The rows, each an `li`. */
  children: ReactNode[]
  /** Said below the last page. */
  end?: string
  listRef?: Ref<HTMLUListElement>
}

/** A list that comes from the server: loading, failed, empty, there, and more of it. */
export function LoadedList({ query, label, failed, skeleton, empty, children, end, listRef }: Props) {
  const t = useTranslations('common')
  const errorText = useErrorText()
  const { isPending, error, refetch, isRefetching, hasNextPage, fetchNextPage, isFetchingNextPage } = query
  if (isPending) {
    return (
      <Card role="status" aria-label={t('loading')} className="divide-y">
        {[0, 1, 2, 3, 4, 5].map((row) => (
          <div key={row} className="flex items-center gap-3 px-3 py-2.5">
            {skeleton}
          </div>
        ))}
      </Card>
    )
  }
  if (error && children.length === 0) {
    return (
      <Callout kind="critical" title={failed}>
        <p>{errorText(error)}</p>
        <Button variant="outline" size="sm" className="mt-2" busy={isRefetching} onClick={() => void refetch()}>
          {t('retry')}
        </Button>
      </Callout>
    )
  }
  if (children.length === 0) return <Card>{empty}</Card>
  return (
    <>
      {error ? <Callout kind="warning">{errorText(error)}</Callout> : null}
      <Card className="overflow-hidden">
        <ul ref={listRef} aria-label={label} className="divide-y">
          {children}
        </ul>
      </Card>
      {hasNextPage ? (
        <Button
          variant="outline"
          className="self-center"
          busy={isFetchingNextPage}
          onClick={() => void fetchNextPage?.()}
        >
          {t('more')}
        </Button>
      ) : (
        end && <p className="text-center text-xs text-muted-foreground">{end}</p>
      )}
    </>
  )
}

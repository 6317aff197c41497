'use client'
import { Download, Inbox, ScrollText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { AuditFilters } from './audit-filters'
import { AuditRow } from './audit-row'
import { EVERYTHING, type Named, useAudit } from './use-audit'

/** Everything that was done, newest first. */
export function AuditHistory({ users, cameras }: { users: readonly Named[]; cameras: readonly Named[] }) {
  const t = useTranslations('audit')
  const [filter, setFilter] = useState(EVERYTHING)
  const audit = useAudit(filter)
  const names = useMemo(() => new Map([...users, ...cameras].map(({ id, name }) => [id, name])), [users, cameras])
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Button asChild variant="outline">
            <a href={csvHref(audit.query)} download>
              <Download aria-hidden />
              {t('export')}
            </a>
          </Button>
        }
      />
      <AuditFilters filter={filter} setFilter={setFilter} users={users} />
      <AuditList audit={audit} names={names} filtered={filter !== EVERYTHING} />
    </>
  )
}

/** The same entries as a file. */
function csvHref(query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
  return `/api/audit.csv${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`
}

type ListProps = { audit: ReturnType<typeof useAudit>; names: ReadonlyMap<string, string>; filtered: boolean }

function AuditList({ audit, names, filtered }: ListProps) {
  const t = useTranslations('audit')
  const common = useTranslations('common')
  const errorText = useErrorText()
  const { entries, isPending, error, refetch, isRefetching, hasNextPage, fetchNextPage, isFetchingNextPage } = audit
  if (isPending) {
    return (
      <Card role="status" aria-label={common('loading')} className="divide-y">
        {[0, 1, 2, 3, 4, 5].map((row) => (
          <div key={row} className="flex items-center gap-3 px-3 py-2.5">
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="h-4 w-1/5" />
          </div>
        ))}
      </Card>
    )
  }
  if (error && entries.length === 0) {
    return (
      <Callout kind="critical" title={t('loadFailed')}>
        <p>{errorText(error)}</p>
        <Button variant="outline" size="sm" className="mt-2" busy={isRefetching} onClick={() => void refetch()}>
          {common('retry')}
        </Button>
      </Callout>
    )
  }
  if (entries.length === 0) {
    return (
      <Card>
        <EmptyState icon={filtered ? Inbox : ScrollText} title={t(filtered ? 'noneMatch' : 'empty')} />
      </Card>
    )
  }
  return (
    <>
      {error && <Callout kind="warning">{errorText(error)}</Callout>}
      <Card className="overflow-hidden">
        <ul aria-label={t('title')} className="divide-y">
          {entries.map((entry) => (
            <AuditRow key={entry.seq} entry={entry} names={names} />
          ))}
        </ul>
      </Card>
      {hasNextPage && (
        <Button
          variant="outline"
          className="self-center"
          busy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </>
  )
}

'use client'
import { Download, Inbox, ScrollText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LoadedList } from '@/components/ui/loaded-list'
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
  return (
    <LoadedList
      query={audit}
      label={t('title')}
      failed={t('loadFailed')}
      skeleton={
        <>
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-4 w-1/5" />
        </>
      }
      empty={<EmptyState icon={filtered ? Inbox : ScrollText} title={t(filtered ? 'noneMatch' : 'empty')} />}
    >
      {audit.entries.map((entry) => (
        <AuditRow key={entry.seq} entry={entry} names={names} />
      ))}
    </LoadedList>
  )
}

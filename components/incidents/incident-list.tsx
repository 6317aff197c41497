'use client'
import { BellOff, Inbox } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useKeptFocus } from '@/components/lib/use-kept-focus'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LoadedList } from '@/components/ui/loaded-list'
import { Skeleton } from '@/components/ui/skeleton'
import { type FilterQuery, NO_FILTER, writeFilter } from './filter-query'
import { IncidentRow } from './incident-row'
import type { useIncidents } from './use-incidents'

type Props = {
  list: ReturnType<typeof useIncidents>
  query: FilterQuery
  setQuery: (query: FilterQuery) => void
  selected: string | null
  ticked: ReadonlySet<string>
  hrefOf: (id: string) => string
  onSelect: (id: string) => void
  onTick: (id: string, on: boolean) => void
}

export function IncidentList({ list: { incidents, ...list }, query, setQuery, selected, ticked, ...rows }: Props) {
  const t = useTranslations('incidents')
  const common = useTranslations('common.filter')
  const ref = useRef<HTMLUListElement>(null)
  // One that somebody else has handled leaves a list of open ones.
  useKeptFocus(incidents.map(({ id }) => id).join(' '), ref)
  const filtered = writeFilter(query) !== ''
  return (
    <LoadedList
      query={list}
      listRef={ref}
      label={t('list')}
      failed={t('loadFailed')}
      end={t('end')}
      skeleton={<SkeletonRow />}
      empty={
        <EmptyState
          icon={filtered ? Inbox : BellOff}
          title={filtered ? t('empty.filtered') : t('empty.none')}
          action={
            filtered && (
              <Button variant="outline" onClick={() => setQuery(NO_FILTER)}>
                {common('clear')}
              </Button>
            )
          }
        >
          {filtered ? t('empty.filteredHint') : t('empty.noneHint')}
        </EmptyState>
      }
    >
      {incidents.map((incident) => (
        <IncidentRow
          key={incident.id}
          incident={incident}
          href={rows.hrefOf(incident.id)}
          selected={incident.id === selected}
          ticked={ticked.has(incident.id)}
          onSelect={rows.onSelect}
          onTick={rows.onTick}
        />
      ))}
    </LoadedList>
  )
}

/** Takes the keyboard to the row, so that it is seen and read aloud. */
export function focusIncident(id: string): void {
  document.querySelector<HTMLElement>(`[data-incident="${CSS.escape(id)}"] a`)?.focus()
}

function SkeletonRow() {
  return (
    <>
      <Skeleton className="h-13 w-20" />
      <div className="flex-1 space-y-2">
        <Skeleton className="h-4 w-2/5" />
        <Skeleton className="h-3 w-3/5" />
      </div>
    </>
  )
}

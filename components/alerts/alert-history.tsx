'use client'
import { BellOff, Inbox, Volume2, VolumeX } from 'lucide-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useKeptFocus } from '@/components/lib/use-kept-focus'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LoadedList } from '@/components/ui/loaded-list'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { AlertFilters } from './alert-filters'
import { AlertRow } from './alert-row'
import { type FilterQuery, readFilter, writeFilter } from './filter-query'
import { beep } from './sound'
import { useAlerts } from './use-alerts'
import { useSound } from './use-sound'

/** Every alert there ever was, newest first; new ones appear by themselves. */
export function AlertHistory() {
  const t = useTranslations('alerts')
  const router = useRouter()
  const query = readFilter(new URLSearchParams(useSearchParams()))
  const setQuery = (next: FilterQuery) => {
    const address = writeFilter(next)
    router.replace(address === '' ? '/alerts' : `/alerts?${address}`, { scroll: false })
  }
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 p-3 md:p-6">
      <PageHeader title={t('title')} description={t('description')} actions={<SoundSwitch />} />
      <AlertFilters query={query} setQuery={setQuery} />
      <AlertList query={query} clear={() => setQuery({ range: 'all' })} />
    </div>
  )
}

function SoundSwitch() {
  const t = useTranslations('alerts')
  const [sound, setSound] = useSound()
  return (
    <Button
      variant="outline"
      size="sm"
      aria-pressed={sound}
      title={t('soundHint')}
      onClick={() => {
        setSound(!sound)
        // Lets the reader hear what is coming, and the browser see that sound was asked for.
        if (!sound) beep('info')
      }}
    >
      {sound ? <Volume2 aria-hidden /> : <VolumeX aria-hidden />}
      {sound ? t('soundOn') : t('soundOff')}
    </Button>
  )
}

function AlertList({ query, clear }: { query: FilterQuery; clear: () => void }) {
  const t = useTranslations('alerts')
  const common = useTranslations('common.filter')
  const { alerts, ...list } = useAlerts(query)
  const rows = useRef<HTMLUListElement>(null)
  // One that somebody else has handled leaves a list of open ones.
  useKeptFocus(alerts.map(({ id }) => id).join(' '), rows)
  const filtered = writeFilter(query) !== ''
  return (
    <LoadedList
      query={list}
      listRef={rows}
      label={t('title')}
      failed={t('loadFailed')}
      end={t('end')}
      skeleton={<SkeletonRow />}
      empty={
        <EmptyState
          icon={filtered ? Inbox : BellOff}
          title={filtered ? t('empty.filtered') : t('empty.none')}
          action={
            filtered && (
              <Button variant="outline" onClick={clear}>
                {common('clear')}
              </Button>
            )
          }
        >
          {filtered ? t('empty.filteredHint') : t('empty.noneHint')}
        </EmptyState>
      }
    >
      {alerts.map((alert) => (
        <AlertRow key={alert.id} alert={alert} />
      ))}
    </LoadedList>
  )
}

function SkeletonRow() {
  return (
    <>
      <Skeleton className="h-14 w-24" />
      <div className="flex-1 space-y-2">
        <Skeleton className="h-4 w-2/5" />
        <Skeleton className="h-3 w-3/5" />
      </div>
      <Skeleton className="h-5 w-24 max-sm:hidden" />
    </>
  )
}

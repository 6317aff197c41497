'use client'
import { useQuery } from '@tanstack/react-query'
import { MousePointerClick } from 'lucide-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { call } from '@/components/lib/call'
import { cn } from '@/components/lib/cn'
import { useErrorText } from '@/components/lib/use-error-text'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { IncidentDetail } from '@/server/contract/incident'
import { BulkBar, Unchanged } from './bulk-bar'
import { type FilterQuery, readFilter, writeFilter } from './filter-query'
import { IncidentFilters } from './incident-filters'
import { IncidentList } from './incident-list'
import { IncidentPane } from './incident-pane'
import { KeyLegend } from './key-legend'
import { incidentKeys } from './keys'
import { SoundSwitch } from './sound-switch'
import { useDeskActions } from './use-desk-actions'
import { useIncidents } from './use-incidents'
import { useSelection } from './use-selection'
import { useTicks } from './use-ticks'
import { UsualTime } from './usual-time'

type Props = {
  /** The reader's id. */
  me: string
  /** What the page was opened with. */
  initial: IncidentDetail | null
}

/** The tool of whoever is on duty: what is open at the left, the one that is looked at at the right; on phones one of both. */
export function IncidentDesk({ me, initial }: Props) {
  const t = useTranslations('incidents')
  const router = useRouter()
  const search = useSearchParams()
  const query = readFilter(new URLSearchParams(search))
  const { id, select, hrefOf } = useSelection()
  const list = useIncidents(query, me)
  const { incidents } = list
  const ticks = useTicks(incidents)
  const detail = useQuery({
    queryKey: incidentKeys.detail(id ?? ''),
    queryFn: ({ signal }) => call('GET /api/incidents/{id}', { id: id ?? '' }, signal),
    enabled: id !== null,
    ...(initial?.id === id && initial && { initialData: initial }),
  })
  const incident = detail.data
  const desk = useDeskActions({ me, incidents, id, incident, select, ticks })

  const setQuery = (next: FilterQuery) => {
    const address = writeFilter(next)
    const [path = ''] = hrefOf(id).split('?')
    router.replace(address === '' ? path : `${path}?${address}`, { scroll: false })
  }
  // The other one is the title of the page while it is open.
  const Title = id === null ? 'h1' : 'p'
  return (
    <div className="flex min-h-0 flex-1 md:h-dvh md:flex-none">
      <div
        className={cn(
          'flex min-w-0 flex-1 flex-col bg-background md:w-80 md:flex-none md:border-r lg:w-96 2xl:w-108',
          id !== null && 'max-md:hidden',
        )}
      >
        <div className="flex min-h-0 flex-1 flex-col gap-3 p-3 md:overflow-y-auto">
          <header className="flex items-start justify-between gap-2">
            <div>
              <Title className="text-lg leading-tight font-semibold tracking-tight">{t('title')}</Title>
              <UsualTime />
            </div>
            <SoundSwitch />
          </header>
          {ticks.ticked.size > 0 ? (
            <BulkBar
              count={ticks.ticked.size}
              of={incidents.length}
              me={me}
              pending={desk.pendingMany}
              onAct={desk.actOnTicked}
              onAll={ticks.tickAll}
              onClear={ticks.clear}
            />
          ) : (
            <IncidentFilters query={query} setQuery={setQuery} />
          )}
          {desk.unchanged.length > 0 && <Unchanged list={desk.unchanged} onClose={desk.forgetUnchanged} />}
          <IncidentList
            list={list}
            query={query}
            setQuery={setQuery}
            selected={id}
            ticked={ticks.ticked}
            hrefOf={hrefOf}
            onSelect={desk.open}
            onTick={ticks.tick}
          />
        </div>
        <KeyLegend />
      </div>
      <div className={cn('min-w-0 flex-1 md:overflow-y-auto', id === null && 'max-md:hidden')}>
        {id === null ? (
          <EmptyState icon={MousePointerClick} title={t('choose')} className="h-full">
            {t('chooseHint')}
          </EmptyState>
        ) : incident ? (
          <IncidentPane
            key={incident.id}
            incident={incident}
            alertId={incident.id === initial?.id ? search.get('alert') : null}
            me={me}
            pending={desk.pendingOne}
            note={desk.noteOf(incident.id)}
            setNote={(note) => desk.setNote(incident.id, note)}
            back={{ href: hrefOf(null), go: () => select(null) }}
            onAct={(doing) => desk.actOnOne(doing, 'pane')}
            {...desk.refs}
          />
        ) : (
          <PaneState error={detail.error} />
        )}
      </div>
    </div>
  )
}

/** While it is read, or why it cannot be. */
function PaneState({ error }: { error: unknown }) {
  const t = useTranslations('incidents')
  const errorText = useErrorText()
  if (error) {
    return (
      <Callout kind="critical" title={t('detailFailed')} className="m-4">
        <p>{errorText(error)}</p>
      </Callout>
    )
  }
  return (
    <div className="flex flex-col gap-4 p-5">
      <Skeleton className="h-6 w-1/3" />
      <Skeleton className="aspect-video w-full" />
    </div>
  )
}

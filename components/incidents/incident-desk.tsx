'use client'
import { useQuery } from '@tanstack/react-query'
import { MousePointerClick } from 'lucide-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useRef, useState } from 'react'
import { call } from '@/components/lib/call'
import { cn } from '@/components/lib/cn'
import { useErrorText } from '@/components/lib/use-error-text'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { IncidentAct, IncidentDetail } from '@/server/contract/incident'
import { BulkBar, Unchanged } from './bulk-bar'
import { type FilterQuery, readFilter, writeFilter } from './filter-query'
import { IncidentFilters } from './incident-filters'
import { focusIncident, IncidentList } from './incident-list'
import { IncidentPane } from './incident-pane'
import { KeyLegend } from './key-legend'
import { incidentKeys } from './keys'
import { neighbour, nextOpen } from './next-open'
import { SoundSwitch } from './sound-switch'
import { useDeskKeys, useKeysOn } from './use-desk-keys'
import { type Doing, useHandle } from './use-handle'
import { useIncidents } from './use-incidents'
import { useSelection } from './use-selection'
import { useTicks } from './use-ticks'
import { UsualTime } from './usual-time'

/** After these the work goes on with the next one. */
const DONE_WITH: readonly IncidentAct[] = ['resolve', 'false_alarm']

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
  const { ticked, tick, tickAll, clear } = useTicks(incidents)
  const { one, many } = useHandle()
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({})
  const [unchanged, setUnchanged] = useState<{ id: string; code: string; name: string }[]>([])
  const noteRef = useRef<HTMLTextAreaElement>(null)
  const titleRef = useRef<HTMLHeadingElement>(null)
  const detail = useQuery({
    queryKey: incidentKeys.detail(id ?? ''),
    queryFn: ({ signal }) => call('GET /api/incidents/{id}', { id: id ?? '' }, signal),
    enabled: id !== null,
    ...(initial?.id === id && initial && { initialData: initial }),
  })
  const incident = detail.data
  const [keysOn] = useKeysOn()

  const setQuery = (next: FilterQuery) => {
    const address = writeFilter(next)
    const path = hrefOf(id).split('?')[0]
    router.replace(address === '' ? `${path}` : `${path}?${address}`, { scroll: false })
  }
  const setNote = (of: string, note: string) => setNotes((before) => ({ ...before, [of]: note }))
  const open = useCallback(
    (next: string) => {
      select(next)
      if (window.matchMedia('(width < 48rem)').matches) window.scrollTo(0, 0)
    },
    [select],
  )

  /** @param from where the focus is to go on: at the row (keys), or at what is shown (buttons) */
  function actOnOne(doing: Doing, from: 'row' | 'pane'): void {
    if (!incident || one.isPending) return
    // Before it leaves the list.
    const next = DONE_WITH.includes(doing.act) ? nextOpen(incidents, incident.id, new Set()) : null
    const note = doing.note ?? notes[incident.id]
    one.mutate(
      { ...doing, note, incident },
      {
        onSuccess: () => {
          setNote(incident.id, '')
          if (next) open(next)
          if (next && from === 'row') focusIncident(next)
          else titleRef.current?.focus()
        },
      },
    )
  }
  function actOnTicked(doing: Doing): void {
    if (many.isPending) return
    const names = new Map(incidents.map((each) => [each.id, `${each.ruleName}, ${each.cameraName}`]))
    const next = id !== null && ticked.has(id) && DONE_WITH.includes(doing.act) ? nextOpen(incidents, id, ticked) : null
    many.mutate(
      { ...doing, ids: [...ticked] },
      {
        onSuccess: (result) => {
          setUnchanged(result.unchanged.map((each) => ({ ...each, name: names.get(each.id) ?? '' })))
          clear()
          if (next) open(next)
        },
      },
    )
  }
  const act = (doing: Doing) => (ticked.size > 0 ? actOnTicked(doing) : actOnOne(doing, 'row'))
  const go = (next: string | null) => {
    if (next === null) return
    open(next)
    focusIncident(next)
  }
  useDeskKeys(
    {
      next: () => go(neighbour(incidents, id, 1)),
      previous: () => go(neighbour(incidents, id, -1)),
      nextOpen: () => go(nextOpen(incidents, id, new Set())),
      acknowledge: () => act({ act: 'acknowledge' }),
      take: () => act({ act: 'assign', to: me }),
      resolve: () => act({ act: 'resolve' }),
      falseAlarm: () => act({ act: 'false_alarm' }),
      note: () => noteRef.current?.focus(),
      tick: () => id !== null && tick(id, !ticked.has(id)),
    },
    keysOn,
  )

  return (
    <div className="flex min-h-0 flex-1 md:h-dvh md:flex-none">
      <div
        className={cn(
          'flex min-w-0 flex-1 flex-col border-r bg-background md:w-80 md:flex-none lg:w-96 2xl:w-108',
          id !== null && 'max-md:hidden',
        )}
      >
        <div className="flex min-h-0 flex-1 flex-col gap-3 p-3 md:overflow-y-auto">
          <header className="flex items-start justify-between gap-2">
            <div>
              {/* The other one is the title of the page while it is open. */}
              {id === null ? (
                <h1 className="text-lg leading-tight font-semibold tracking-tight">{t('title')}</h1>
              ) : (
                <p className="text-lg leading-tight font-semibold tracking-tight">{t('title')}</p>
              )}
              <UsualTime />
            </div>
            <SoundSwitch />
          </header>
          {ticked.size > 0 ? (
            <BulkBar
              count={ticked.size}
              of={incidents.length}
              me={me}
              busy={many.isPending}
              onAct={actOnTicked}
              onAll={tickAll}
              onClear={clear}
            />
          ) : (
            <IncidentFilters query={query} setQuery={setQuery} />
          )}
          {unchanged.length > 0 && <Unchanged list={unchanged} onClose={() => setUnchanged([])} />}
          <IncidentList
            list={list}
            query={query}
            setQuery={setQuery}
            selected={id}
            ticked={ticked}
            hrefOf={hrefOf}
            onSelect={open}
            onTick={tick}
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
            busy={one.isPending}
            note={notes[incident.id] ?? ''}
            setNote={(note) => setNote(incident.id, note)}
            noteRef={noteRef}
            titleRef={titleRef}
            back={{ href: hrefOf(null), go: () => select(null) }}
            onAct={(doing) => actOnOne(doing, 'pane')}
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

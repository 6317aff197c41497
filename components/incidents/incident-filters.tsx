'use client'
import { ListFilter } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useLessons } from '@/components/alerts/use-lessons'
import { FilterBar } from '@/components/filter/filter-bar'
import { FilterSelect } from '@/components/filter/filter-select'
import { useBehaviourNames } from '@/components/live/use-behaviour-names'
import { useCameras } from '@/components/live/use-cameras'
import { Button } from '@/components/ui/button'
import { BEHAVIOUR_ORDER } from '@/server/contract/behaviours'
import { INCIDENT_STATES } from '@/server/contract/incident'
import { SEVERITIES } from '@/server/contract/rule'
import { countFilters, type FilterQuery, NO_FILTER } from './filter-query'

type Props = { query: FilterQuery; setQuery: (query: FilterQuery) => void }

/** State and whose at hand; the rest is folded away, and counted there. */
export function IncidentFilters({ query, setQuery }: Props) {
  const t = useTranslations('incidents')
  const [open, setOpen] = useState(false)
  const id = useId()
  const set = (change: Partial<FilterQuery>) => setQuery({ ...query, ...change })
  const count = countFilters(query)
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <FilterSelect
          label={t('filter.state')}
          all={t('filter.open')}
          value={query.state === 'open' ? undefined : query.state}
          options={[
            ...INCIDENT_STATES.map((state) => ({ value: state, label: t(`states.${state}`) })),
            { value: 'all' as const, label: t('filter.all') },
          ]}
          onChange={(state) => set({ state: state ?? 'open' })}
        />
        <Button
          variant="outline"
          aria-pressed={query.mine}
          className="aria-pressed:bg-accent aria-pressed:text-accent-foreground"
          onClick={() => set({ mine: !query.mine })}
        >
          {t('filter.mine')}
        </Button>
        <Button
          variant="outline"
          className="ml-auto"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          <ListFilter aria-hidden />
          {count === 0 ? t('filter.more') : t('filter.moreSet', { count })}
        </Button>
      </div>
      {open && (
        <div id={id}>
          <MoreFilters query={query} set={set} clear={count === 0 ? null : () => setQuery(keepHand(query))} />
        </div>
      )}
    </div>
  )
}

const keepHand = ({ state, mine }: FilterQuery): FilterQuery => ({ ...NO_FILTER, state, mine })

type MoreProps = { query: FilterQuery; set: (change: Partial<FilterQuery>) => void; clear: (() => void) | null }

function MoreFilters({ query, set, clear }: MoreProps) {
  const t = useTranslations('incidents.filter')
  const severities = useTranslations('common.severity')
  const behaviours = useBehaviourNames()
  const { data: cameras = [] } = useCameras()
  const lessons = useLessons()
  const places = [...new Set(cameras.map(({ place }) => place))].filter(Boolean).sort()
  const choices = (values: readonly string[], chosen: string | undefined) =>
    [...new Set([...values, chosen ?? []].flat())].map((value) => ({ value, label: value }))
  return (
    <FilterBar range={query} setRange={set} clear={clear}>
      <FilterSelect
        label={t('camera')}
        all={t('allCameras')}
        value={query.cameraId}
        options={cameras.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(cameraId) => set({ cameraId })}
      />
      {(places.length > 0 || query.place !== undefined) && (
        <FilterSelect
          label={t('place')}
          all={t('allPlaces')}
          value={query.place}
          options={choices(places, query.place)}
          onChange={(place) => set({ place })}
        />
      )}
      <FilterSelect
        label={t('severity')}
        all={t('allSeverities')}
        value={query.severity}
        options={SEVERITIES.map((severity) => ({ value: severity, label: severities(severity) }))}
        onChange={(severity) => set({ severity })}
      />
      <FilterSelect
        label={t('behaviour')}
        all={t('allBehaviours')}
        value={query.behaviour}
        options={BEHAVIOUR_ORDER.map((code) => ({ value: code, label: behaviours[code] }))}
        onChange={(behaviour) => set({ behaviour })}
      />
      {(lessons.length > 0 || query.lesson !== undefined) && (
        <FilterSelect
          label={t('lesson')}
          all={t('allLessons')}
          value={query.lesson}
          options={choices(lessons, query.lesson)}
          onChange={(lesson) => set({ lesson })}
        />
      )}
    </FilterBar>
  )
}

'use client'
import { useTranslations } from 'next-intl'
import { FilterBar } from '@/components/filter/filter-bar'
import { useBehaviourNames } from '@/components/live/use-behaviour-names'
import { useCameras } from '@/components/live/use-cameras'
import { ALERT_STATES } from '@/server/contract/alert'
import { BEHAVIOUR_ORDER } from '@/server/contract/behaviours'
import { SEVERITIES } from '@/server/contract/rule'
import { FilterSelect } from '../filter/filter-select'
import { type FilterQuery, writeFilter } from './filter-query'
import { useLessons } from './use-lessons'

type Props = { query: FilterQuery; setQuery: (query: FilterQuery) => void }

export function AlertFilters({ query, setQuery }: Props) {
  const t = useTranslations('alerts')
  const severities = useTranslations('common.severity')
  const behaviours = useBehaviourNames()
  const { data: cameras = [] } = useCameras()
  const lessons = useLessons()
  const set = (change: Partial<FilterQuery>) => setQuery({ ...query, ...change })
  return (
    <FilterBar range={query} setRange={set} clear={writeFilter(query) === '' ? null : () => setQuery({ range: 'all' })}>
      <FilterSelect
        label={t('filter.camera')}
        all={t('filter.allCameras')}
        value={query.cameraId}
        options={cameras.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(cameraId) => set({ cameraId })}
      />
      <FilterSelect
        label={t('filter.behaviour')}
        all={t('filter.allBehaviours')}
        value={query.behaviour}
        options={BEHAVIOUR_ORDER.map((code) => ({ value: code, label: behaviours[code] }))}
        onChange={(behaviour) => set({ behaviour })}
      />
      <FilterSelect
        label={t('filter.state')}
        all={t('filter.allStates')}
        value={query.state}
        options={ALERT_STATES.map((state) => ({ value: state, label: t(`states.${state}`) }))}
        onChange={(state) => set({ state })}
      />
      <FilterSelect
        label={t('filter.severity')}
        all={t('filter.allSeverities')}
        value={query.severity}
        options={SEVERITIES.map((severity) => ({ value: severity, label: severities(severity) }))}
        onChange={(severity) => set({ severity })}
      />
      {(lessons.length > 0 || query.lesson !== undefined) && (
        <FilterSelect
          label={t('filter.lesson')}
          all={t('filter.allLessons')}
          value={query.lesson}
          options={[...new Set([...lessons, query.lesson ?? []].flat())].map((lesson) => ({
            value: lesson,
            label: lesson,
          }))}
          onChange={(lesson) => set({ lesson })}
        />
      )}
    </FilterBar>
  )
}

'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useBehaviourNames } from '@/components/live/use-behaviour-names'
import { useCameras } from '@/components/live/use-cameras'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { ALERT_STATES } from '@/server/contract/alert'
import { BEHAVIOUR_ORDER } from '@/server/contract/behaviours'
import { SEVERITIES } from '@/server/contract/rule'
import { type FilterQuery, fromLocalInput, RANGES, toLocalInput, writeFilter } from './filter-query'
import { FilterSelect } from './filter-select'

type Props = { query: FilterQuery; setQuery: (query: FilterQuery) => void }

export function AlertFilters({ query, setQuery }: Props) {
  const t = useTranslations('alerts')
  const severities = useTranslations('common.severity')
  const behaviours = useBehaviourNames()
  const { data: cameras = [] } = useCameras()
  const set = (change: Partial<FilterQuery>) => setQuery({ ...query, ...change })
  return (
    <search className="flex flex-wrap items-end gap-2">
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
      <FilterSelect
        label={t('filter.range')}
        all={t('filter.ranges.all')}
        value={query.range === 'all' ? undefined : query.range}
        options={RANGES.filter((range) => range !== 'all').map((range) => ({
          value: range,
          label: t(`filter.ranges.${range}`),
        }))}
        onChange={(range) => set({ range: range ?? 'all' })}
      />
      {query.range === 'custom' && (
        <div className="flex items-center gap-1.5 max-sm:w-full">
          <Input
            type="datetime-local"
            aria-label={t('filter.from')}
            className="sm:w-48"
            value={toLocalInput(query.from)}
            onChange={(event) => set({ from: fromLocalInput(event.target.value) })}
          />
          <span aria-hidden className="text-muted-foreground">
            –
          </span>
          <Input
            type="datetime-local"
            aria-label={t('filter.to')}
            className="sm:w-48"
            value={toLocalInput(query.to)}
            onChange={(event) => set({ to: fromLocalInput(event.target.value) })}
          />
        </div>
      )}
      {writeFilter(query) !== '' && (
        <Button variant="ghost" onClick={() => setQuery({ range: 'all' })}>
          <X aria-hidden />
          {t('filter.clear')}
        </Button>
      )}
    </search>
  )
}

'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { fromLocalInput, RANGES, toLocalInput } from '@/components/alerts/filter-query'
import { FilterSelect } from '@/components/alerts/filter-select'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { AUDIT_VERBS } from './audit-verbs'
import { type AuditFilter, EVERYTHING, type Named } from './use-audit'

type Props = { filter: AuditFilter; setFilter: (filter: AuditFilter) => void; users: readonly Named[] }

export function AuditFilters({ filter, setFilter, users }: Props) {
  const t = useTranslations('audit')
  const times = useTranslations('alerts.filter')
  const set = (change: Partial<AuditFilter>) => setFilter({ ...filter, ...change })
  return (
    <search className="flex flex-wrap items-end gap-2">
      <FilterSelect
        label={t('filter.person')}
        all={t('filter.everybody')}
        value={filter.userId}
        options={users.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(userId) => set({ userId })}
      />
      <FilterSelect<string>
        label={t('filter.verb')}
        all={t('filter.everything')}
        value={filter.verb}
        options={AUDIT_VERBS.map((verb) => ({ value: verb, label: t(`verbs.${verb}`) }))}
        onChange={(verb) => set({ verb })}
      />
      <FilterSelect
        label={times('range')}
        all={times('ranges.all')}
        value={filter.range === 'all' ? undefined : filter.range}
        options={RANGES.filter((range) => range !== 'all').map((range) => ({
          value: range,
          label: times(`ranges.${range}`),
        }))}
        onChange={(range) => set({ range: range ?? 'all' })}
      />
      {filter.range === 'custom' && (
        <div className="flex items-center gap-1.5 max-sm:w-full">
          <Input
            type="datetime-local"
            aria-label={times('from')}
            className="sm:w-48"
            value={toLocalInput(filter.from)}
            onChange={(event) => set({ from: fromLocalInput(event.target.value) })}
          />
          <span aria-hidden className="text-muted-foreground">
            –
          </span>
          <Input
            type="datetime-local"
            aria-label={times('to')}
            className="sm:w-48"
            value={toLocalInput(filter.to)}
            onChange={(event) => set({ to: fromLocalInput(event.target.value) })}
          />
        </div>
      )}
      {(filter.userId || filter.verb || filter.range !== 'all') && (
        <Button variant="ghost" onClick={() => setFilter(EVERYTHING)}>
          <X aria-hidden />
          {times('clear')}
        </Button>
      )}
    </search>
  )
}

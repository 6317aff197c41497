'use client'
import { useTranslations } from 'next-intl'
import { FilterBar } from '@/components/filter/filter-bar'
import { FilterSelect } from '@/components/filter/filter-select'
import { AUDIT_VERBS } from './audit-verbs'
import { type AuditFilter, EVERYTHING, type Named } from './use-audit'

type Props = { filter: AuditFilter; setFilter: (filter: AuditFilter) => void; users: readonly Named[] }

export function AuditFilters({ filter, setFilter, users }: Props) {
  const t = useTranslations('audit')
  const set = (change: Partial<AuditFilter>) => setFilter({ ...filter, ...change })
  const filtered = filter.userId || filter.verb || filter.range !== 'all'
  return (
    <FilterBar range={filter} setRange={set} clear={filtered ? () => setFilter(EVERYTHING) : null}>
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
    </FilterBar>
  )
}

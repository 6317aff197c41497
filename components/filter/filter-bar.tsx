'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { FilterSelect } from './filter-select'
import { fromLocalInput, RANGES, type RangeQuery, toLocalInput } from './range'

type Props = {
  /** What else can be chosen. */
  children: ReactNode
  range: RangeQuery
  setRange: (change: Partial<RangeQuery>) => void
  /** Null when nothing is chosen. */
  clear: (() => void) | null
}

/** The filters above a list: its own, then the time, then the way back to all. */
export function FilterBar({ children, range, setRange, clear }: Props) {
  const t = useTranslations('common.filter')
  const end = (name: 'from' | 'to') => (
    <Input
      type="datetime-local"
      aria-label={t(name)}
      className="sm:w-48"
      value={toLocalInput(range[name])}
      onChange={(event) => setRange({ [name]: fromLocalInput(event.target.value) })}
    />
  )
  return (
    <search className="flex flex-wrap items-end gap-2">
      {children}
      <FilterSelect
        label={t('range')}
        all={t('ranges.all')}
        value={range.range === 'all' ? undefined : range.range}
        options={RANGES.filter((one) => one !== 'all').map((one) => ({ value: one, label: t(`ranges.${one}`) }))}
        onChange={(chosen) => setRange({ range: chosen ?? 'all' })}
      />
      {range.range === 'custom' && (
        <div className="flex items-center gap-1.5 max-sm:w-full">
          {end('from')}
          <span aria-hidden className="text-muted-foreground">
            –
          </span>
          {end('to')}
        </div>
      )}
      {clear && (
        <Button variant="ghost" onClick={clear}>
          <X aria-hidden />
          {t('clear')}
        </Button>
      )}
    </search>
  )
}

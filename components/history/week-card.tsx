'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { SelectField } from '@/components/ui/select-field'
import type { HistoryQuery } from '@/server/contract/history'
import { LAYERS } from './area-rows'
import { ChartCard } from './chart-card'
import { useHistory } from './use-history'
import { useLayerNames } from './use-layers'
import { type Measure, WeekTable } from './week-table'

/** Hours by weekdays: a heat map, which is a table. @param until the last of four weeks' days; null: the days are those of the page */
export function WeekCard({ query, until }: { query: HistoryQuery; until: string | null }) {
  const t = useTranslations('history')
  const format = useFormatter()
  const names = useLayerNames()
  const [measure, setMeasure] = useState<Measure>('people')
  const loaded = useHistory('POST /api/history/week', query)
  return (
    <ChartCard
      title={t('week.title')}
      aside={
        until !== null && (
          <span className="text-xs text-muted-foreground">
            {t('week.weeks', { day: format.dateTime(new Date(until), { dateStyle: 'medium', timeZone: 'UTC' }) })}
          </span>
        )
      }
      query={loaded}
      empty={({ cells }) => (cells.length === 0 ? t('nothing') : null)}
    >
      {({ cells }) => (
        <div className="flex flex-col gap-3">
          <SelectField
            label={t('week.measure')}
            className="max-w-60 print:hidden"
            value={measure}
            options={[
              { value: 'people' as Measure, text: t('week.people') },
              ...LAYERS.filter((layer) => layer !== 'rest').map((layer) => ({
                value: layer as Measure,
                text: t('week.share', { name: names[layer] }),
              })),
            ]}
            onChange={setMeasure}
          />
          <WeekTable cells={cells} measure={measure} />
        </div>
      )}
    </ChartCard>
  )
}

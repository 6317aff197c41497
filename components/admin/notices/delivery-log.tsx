'use client'
import { Inbox } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FilterSelect } from '@/components/filter/filter-select'
import { EmptyState } from '@/components/ui/empty-state'
import { LoadedList } from '@/components/ui/loaded-list'
import { Skeleton } from '@/components/ui/skeleton'
import { CHANNELS, DELIVERY_STATES } from '@/server/contract/notices'
import { DeliveryRow } from './delivery-row'
import { type LogFilter, useDeliveries } from './use-deliveries'

/** What was told, is being told, or could not be. */
export function DeliveryLog() {
  const t = useTranslations('notices')
  const [filter, setFilter] = useState<LogFilter>({})
  const log = useDeliveries(filter)
  const filtered = filter.state !== undefined || filter.channel !== undefined
  return (
    <section aria-labelledby="delivery-log" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0 space-y-0.5">
          <h2 id="delivery-log" className="font-semibold">
            {t('log.title')}
          </h2>
          <p className="text-[13px] text-muted-foreground">{t('log.description')}</p>
        </div>
        <search className="flex flex-wrap gap-2 max-sm:w-full">
          <FilterSelect
            label={t('log.state')}
            all={t('log.anyState')}
            value={filter.state}
            options={DELIVERY_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
            onChange={(state) => setFilter({ ...filter, state })}
          />
          <FilterSelect
            label={t('log.channel')}
            all={t('log.anyChannel')}
            value={filter.channel}
            options={CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))}
            onChange={(channel) => setFilter({ ...filter, channel })}
          />
        </search>
      </div>
      <LoadedList
        query={log}
        label={t('log.title')}
        failed={t('log.loadFailed')}
        skeleton={
          <>
            <Skeleton className="h-4 w-1/3" />
            <Skeleton className="h-4 w-1/4" />
          </>
        }
        empty={<EmptyState icon={Inbox} title={t(filtered ? 'log.noneMatch' : 'log.empty')} />}
      >
        {log.deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} onChanged={() => void log.refetch()} />
        ))}
      </LoadedList>
    </section>
  )
}

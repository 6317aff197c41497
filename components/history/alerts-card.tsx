'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { call } from '@/components/lib/call'
import type { HistoryPeriod, HistoryQuery } from '@/server/contract/history'
import { ChartCard } from './chart-card'

/** How often each rule raised an alert. */
export function AlertsCard({ query, period }: { query: HistoryQuery; period: HistoryPeriod | undefined }) {
  const t = useTranslations('history')
  const { cameraId, place } = query
  const loaded = useQuery({
    queryKey: ['history', 'alerts', cameraId, place, period?.from, period?.to],
    enabled: period !== undefined,
    retry: false,
    queryFn: ({ signal }) => {
      const { from, to, zone } = period ?? { from: 0, to: 1, zone: 'UTC' }
      return call('POST /api/alerts/tally', { from, to, zone, cameraId, place, by: 'rule' }, signal)
    },
  })
  return (
    <ChartCard
      title={t('alerts.title')}
      query={loaded}
      empty={({ all }) => (all === 0 ? t('alerts.none') : null)}
      aside={
        loaded.data && (
          <span className="text-xs text-muted-foreground">{t('alerts.all', { count: loaded.data.all })}</span>
        )
      }
    >
      {({ groups }) => (
        <ul className="flex flex-col gap-2">
          {groups.map(({ key, count }) => (
            <li key={key} className="text-[13px]">
              <p className="flex justify-between gap-3">
                <span className="min-w-0 truncate" title={key ?? undefined}>
                  {key}
                </span>
                <span className="font-medium">{count}</span>
              </p>
              <div aria-hidden className="h-2 rounded-sm bg-muted">
                <div
                  className="h-full rounded-sm bg-primary print:[print-color-adjust:exact]"
                  style={{ width: `${(count / (groups[0]?.count ?? 1)) * 100}%` }}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
    </ChartCard>
  )
}

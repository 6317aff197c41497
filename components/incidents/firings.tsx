'use client'
import { useLocale, useTranslations } from 'next-intl'
import { LocalTime } from '@/components/alerts/local-time'
import { AlertThumb } from '@/components/alerts/thumb'
import { cn } from '@/components/lib/cn'
import type { AlertView } from '@/server/contract/alert'

type Props = { alerts: readonly AlertView[]; shown: string | undefined; onShow: (id: string) => void }

/** The alerts of an incident, newest first: small pictures to choose from. */
export function Firings({ alerts, shown, onShow }: Props) {
  const t = useTranslations('incidents.firings')
  const locale = useLocale()
  return (
    <section aria-label={t('title')}>
      <ul className="-mx-1 flex gap-1.5 overflow-x-auto p-1">
        {alerts.map((alert) => (
          <li key={alert.id} className="shrink-0">
            <button
              type="button"
              aria-pressed={alert.id === shown}
              aria-label={t('one', { time: new Date(alert.raisedAt).toLocaleString(locale) })}
              onClick={() => onShow(alert.id)}
              className={cn(
                'flex flex-col items-stretch overflow-hidden rounded-md border-2 border-transparent bg-muted text-[11px] text-muted-foreground tabular-nums',
                alert.id === shown && 'border-primary text-foreground',
              )}
            >
              <AlertThumb alert={alert} className="h-12 w-20 rounded-none" />
              <span aria-hidden className="px-1 py-0.5 text-center">
                <LocalTime at={alert.raisedAt} style="time" />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

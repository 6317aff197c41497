import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import type { ReportDigest } from '@/server/contract/report'

/** The numbers of the period, as the database counted them. */
export function TotalsStrip({ digest }: { digest: ReportDigest }) {
  const t = useTranslations('reports.totals')
  const { cameras, alerts, mostPeople, measuredMinutes, possibleMinutes } = digest.totals
  const share = possibleMinutes === 0 ? null : Math.min(100, Math.round((measuredMinutes / possibleMinutes) * 100))
  return (
    <Card className="grid grid-cols-2 divide-border max-sm:[&>*:nth-child(n+3)]:border-t sm:grid-cols-4 sm:divide-x">
      {alerts ? (
        <Total label={t('alerts')} value={alerts.all}>
          {alerts.byState.raised > 0
            ? t('open', { count: alerts.byState.raised })
            : alerts.all > 0
              ? t('noneOpen')
              : null}
        </Total>
      ) : (
        <Total label={t('alerts')} value="–">
          {t('alertsHidden')}
        </Total>
      )}
      <Total label={t('mostPeople')} value={mostPeople ?? '–'} />
      <Total label={t('cameras')} value={cameras} />
      <Total label={t('measured')} value={share === null ? '–' : `${share}%`}>
        {share !== null && t('minutes', { measured: measuredMinutes, possible: possibleMinutes })}
      </Total>
    </Card>
  )
}

function Total({ label, value, children }: { label: string; value: ReactNode; children?: ReactNode }) {
  return (
    <div className="min-w-0 px-4 py-3">
      <p className="text-xs text-muted-foreground">{label}</p>
      <p className="text-xl font-semibold tabular-nums">{value}</p>
      {children && <p className="text-xs text-muted-foreground">{children}</p>}
    </div>
  )
}

'use client'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { cn } from '@/components/lib/cn'
import { useErrorText } from '@/components/lib/use-error-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Skeleton } from '@/components/ui/skeleton'
import { Spinner } from '@/components/ui/spinner'
import { ToggleGroup, ToggleGroupItem } from '@/components/ui/toggle-group'
import type { RuleDraftInput } from '@/server/contract/rule'
import { ruleTrial, TRIAL_DAYS, type TrialDays } from '@/server/contract/trial'
import { TrialChart } from './trial-chart'
import { TrialFirings } from './trial-firings'
import { TrialGround } from './trial-ground'
import { useTrial } from './use-trial'

type Props = { draft: RuleDraftInput; ruleId: string | null; className?: string }

/** When the rule as it is in the form would have fired, before it is saved. */
export function TrialPanel({ draft, ruleId, className }: Props) {
  const t = useTranslations('rules.trial')
  const errorText = useErrorText()
  const title = useId()
  const [days, setDays] = useState<TrialDays>(TRIAL_DAYS[0])
  const { cameraId, condition, forMs, cooldownMs, scheduleId } = draft
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const asked = ruleTrial.safeParse({ cameraId, condition, forMs, cooldownMs, scheduleId, ruleId, days, zone })
  const ready = asked.success && cameraId !== ''
  const { result, error, busy, again } = useTrial(ready ? asked.data : null)
  return (
    <section aria-labelledby={title} className={cn('flex min-w-0 flex-col gap-3 rounded-md border p-3', className)}>
      <div className="flex flex-wrap items-center gap-2">
        <h3 id={title} className="text-sm font-medium">
          {t('title')}
        </h3>
        {ready && busy && <Spinner className="size-3.5 text-muted-foreground" />}
        <ToggleGroup
          type="single"
          className="ml-auto"
          aria-label={t('period')}
          value={String(days)}
          onValueChange={(value) => {
            const chosen = TRIAL_DAYS.find((one) => String(one) === value)
            if (chosen) setDays(chosen)
          }}
        >
          {TRIAL_DAYS.map((value) => (
            <ToggleGroupItem key={value} value={String(value)}>
              {t('days', { days: value })}
            </ToggleGroupItem>
          ))}
        </ToggleGroup>
      </div>
      {!ready ? (
        <p className="text-[13px] text-muted-foreground">{t('incomplete')}</p>
      ) : error && !busy ? (
        <Callout kind="warning">
          <p>{errorText(error)}</p>
          <Button variant="outline" size="sm" className="mt-2" onClick={() => void again()}>
            {t('again')}
          </Button>
        </Callout>
      ) : !result ? (
        <div role="status" aria-label={t('busy')} className="flex flex-col gap-3">
          <Skeleton className="h-4 w-56" />
          <Skeleton className="h-36" />
        </div>
      ) : (
        <div aria-busy={busy} className={cn('flex flex-col gap-3', busy && 'opacity-60')}>
          <TrialGround result={result} days={days} />
          {result.seconds > 0 && (
            <>
              <TrialChart result={result} />
              <TrialFirings result={result} forMs={forMs} cameraId={cameraId} />
            </>
          )}
        </div>
      )}
    </section>
  )
}

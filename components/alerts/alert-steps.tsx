'use client'
import { useTranslations } from 'next-intl'
import type { AlertDetail } from '@/server/contract/alert'
import { LocalTime } from './local-time'

/** Who did what and when, oldest first. */
export function AlertSteps({ steps }: { steps: AlertDetail['steps'] }) {
  const t = useTranslations('alerts')
  return (
    <ol className="flex flex-col gap-3 text-[13px]">
      {steps.map((step) => (
        <li key={`${step.state}-${step.at}`} data-step={step.state} className="relative border-l-2 pl-3">
          <p>
            <span className="font-medium">{t(`states.${step.state}`)}</span>
            <span className="text-muted-foreground"> · {step.by ?? t('steps.program')}</span>
          </p>
          <p className="text-xs text-muted-foreground">
            <LocalTime at={step.at} />
          </p>
          {step.note && (
            <p className="mt-1 rounded-sm bg-muted px-2 py-1.5 break-words whitespace-pre-wrap">{step.note}</p>
          )}
        </li>
      ))}
    </ol>
  )
}

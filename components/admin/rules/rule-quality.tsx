'use client'
import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/lib/cn'
import type { IncidentFigures } from '@/server/contract/incident'
import { qualityOf } from './quality-of'

type Props = { rule: string; ruleId: string; days: number; figures: IncidentFigures['rules'][number] | undefined }

/** How often a rule was wrong, with what that rests on; leads to its false alarms. */
export function RuleQuality({ rule, ruleId, days, figures }: Props) {
  const t = useTranslations('rules.quality')
  const quality = qualityOf(figures)
  if (!figures || quality.kind === 'none') {
    return <span className="text-xs text-muted-foreground">{t(figures?.incidents ? 'unhandled' : 'none')}</span>
  }
  const { falseAlarms, closed } = figures
  const bad = quality.kind === 'share' && quality.bad
  return (
    <span className="flex flex-col text-[13px] whitespace-nowrap">
      <Link
        href={`/incidents?state=${falseAlarms > 0 ? 'false_alarm' : 'all'}&ruleId=${encodeURIComponent(ruleId)}`}
        title={t('hint', { days })}
        aria-label={t('of', { rule, falseAlarms, closed })}
        className={cn(
          'inline-flex items-center gap-1 font-medium underline-offset-2 hover:underline',
          bad && 'text-warning',
        )}
      >
        {bad && <TriangleAlert aria-hidden className="size-3.5" />}
        {quality.kind === 'share' ? t('share', { percent: quality.percent }) : t('few')}
      </Link>
      <span className="text-xs text-muted-foreground">{t('counts', { falseAlarms, closed })}</span>
    </span>
  )
}

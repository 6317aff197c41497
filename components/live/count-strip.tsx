'use client'
import { Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/lib/cn'
import { BEHAVIOUR_ORDER, type BehaviourCode } from '@/server/contract/behaviours'
import type { FrameMessage } from '@/server/contract/frame'
import { useBehaviourNames } from './use-behaviour-names'

const SWATCH: Record<BehaviourCode, string> = {
  u: 'bg-behaviour-u',
  d: 'bg-behaviour-d',
  c: 'bg-behaviour-c',
  b: 'bg-behaviour-b',
  p: 'bg-behaviour-p',
  s: 'bg-behaviour-s',
}

/** A behaviour's colour; always beside its name. */
export function Swatch({ code, className }: { code: BehaviourCode; className?: string }) {
  return <span aria-hidden className={cn('inline-block size-2.5 shrink-0 rounded-[2px]', SWATCH[code], className)} />
}

/** How many, and doing what: only behaviours that are seen, in the fixed order. */
export function CountStrip({ result }: { result: FrameMessage | null }) {
  const t = useTranslations('live')
  const names = useBehaviourNames()
  if (!result) return null
  const seen = BEHAVIOUR_ORDER.filter((code) => result.behavior_counts[code] > 0)
  return (
    <ul aria-label={t('counts')} className="flex min-w-0 items-center gap-x-2.5 overflow-hidden text-xs">
      {seen.map((code) => (
        <li key={code} className="flex shrink-0 items-center gap-1">
          <Swatch code={code} />
          <span className="text-muted-foreground">{names[code]}</span>
          <span className="font-medium">{result.behavior_counts[code]}</span>
        </li>
      ))}
      <li className="ml-auto flex shrink-0 items-center gap-1" title={t('objects')}>
        <Users aria-hidden className="size-3.5 text-muted-foreground" />
        <span className="sr-only">{t('objects')}</span>
        <span className="font-medium" data-testid="people">
          {result.objects.length}
        </span>
      </li>
    </ul>
  )
}

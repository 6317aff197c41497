'use client'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { LocalTime } from '@/components/alerts/local-time'
import { AlertThumb } from '@/components/alerts/thumb'
import { cn } from '@/components/lib/cn'
import { useRuleText } from '@/components/rules/use-rule-text'
import type { IncidentView } from '@/server/contract/incident'
import { IncidentBadge } from './state-badge'

const SEVERITY = {
  info: { icon: Info, colour: 'text-info' },
  warning: { icon: TriangleAlert, colour: 'text-warning' },
  critical: { icon: CircleAlert, colour: 'text-critical' },
} as const

type Props = {
  incident: IncidentView
  href: string
  selected: boolean
  ticked: boolean
  onSelect: (id: string) => void
  onTick: (id: string, on: boolean) => void
}

/** One incident in the list: three short lines, all of it the link; a box at the left for many at once. */
export const IncidentRow = memo(function IncidentRow({ incident, href, selected, ticked, onSelect, onTick }: Props) {
  const t = useTranslations('incidents')
  const severities = useTranslations('common.severity')
  const text = useRuleText()
  const { id, ruleName, cameraName, cameraPlace, severity, state, count, lastAt, latest } = incident
  const { icon: Icon, colour } = SEVERITY[severity]
  return (
    <li
      data-incident={id}
      className={cn(
        'relative flex border-l-3 border-l-transparent hover:bg-muted/60',
        selected && 'border-l-primary bg-accent hover:bg-accent',
      )}
    >
      <label className="z-10 flex w-11 shrink-0 cursor-pointer items-center justify-center md:w-9">
        <input
          type="checkbox"
          className="size-4 accent-primary"
          aria-label={t('select', { name: `${ruleName}, ${cameraName}` })}
          checked={ticked}
          onChange={({ target }) => onTick(id, target.checked)}
        />
      </label>
      <AlertThumb alert={latest ?? NO_PICTURE} className="my-2 h-13 w-20 self-center" />
      <div className="min-w-0 flex-1 py-2 pr-3 pl-2.5 text-xs leading-5 text-muted-foreground">
        <p className="flex items-center gap-1.5">
          {state === 'new' && <span aria-hidden className="size-2 shrink-0 rounded-full bg-critical" />}
          <a
            href={href}
            aria-current={selected || undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
              event.preventDefault()
              onSelect(id)
            }}
            className={cn(
              'min-w-0 flex-1 truncate text-[13px] text-foreground after:absolute after:inset-0',
              state === 'new' ? 'font-semibold' : 'font-medium',
            )}
          >
            {ruleName}
          </a>
          {count > 1 && (
            <span
              title={t('times', { count })}
              className="shrink-0 rounded-sm bg-muted px-1 font-medium text-foreground"
            >
              <span aria-hidden>×{count}</span>
              <span className="sr-only">{t('times', { count })}</span>
            </span>
          )}
        </p>
        <p className="flex gap-2">
          <span className="min-w-0 flex-1 truncate">{latest && text.alert(latest)}</span>
          <span className="shrink-0 tabular-nums">
            <LocalTime at={lastAt} style="brief" />
          </span>
        </p>
        <p className="flex h-5 items-center gap-1.5">
          <Icon role="img" aria-label={severities(severity)} className={cn('size-3.5 shrink-0', colour)} />
          <span className="min-w-0 flex-1 truncate">
            {cameraName}
            {cameraPlace && ` · ${cameraPlace}`}
          </span>
          {state !== 'new' && <IncidentBadge incident={incident} brief />}
        </p>
      </div>
    </li>
  )
})

const NO_PICTURE = { id: '', hasSnapshot: false, cameraName: '' }

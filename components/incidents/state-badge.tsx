'use client'
import { CircleCheck, CircleDot, CircleSlash, Eye, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/lib/cn'
import { Badge } from '@/components/ui/badge'
import type { IncidentView } from '@/server/contract/incident'

const STATE = {
  new: { variant: 'critical', icon: CircleDot },
  acknowledged: { variant: 'info', icon: Eye },
  assigned: { variant: 'info', icon: UserRound },
  resolved: { variant: 'success', icon: CircleCheck },
  false_alarm: { variant: 'muted', icon: CircleSlash },
} as const

type Props = {
  incident: Pick<IncidentView, 'state' | 'assignee'>
  /** The name alone, where there is little room. */
  brief?: boolean
}

/** Its state; whoever has it by name. */
export function IncidentBadge({ incident: { state, assignee }, brief = false }: Props) {
  const t = useTranslations('incidents')
  const { variant, icon: Icon } = STATE[state]
  return (
    <Badge variant={variant} data-incident-state={state} className="max-w-56 shrink-0">
      <Icon aria-hidden />
      <span className={cn('truncate', brief && 'max-w-28')}>
        {state === 'assigned' && assignee ? (
          <>
            <span className={cn(brief && 'sr-only')}>{t('assignedTo')} </span>
            {assignee.name}
          </>
        ) : (
          t(`states.${state}`)
        )}
      </span>
    </Badge>
  )
}

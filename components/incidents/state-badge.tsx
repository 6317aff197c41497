'use client'
import { CircleCheck, CircleDot, CircleSlash, Eye, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { IncidentView } from '@/server/contract/incident'

const STATE = {
  new: { variant: 'critical', icon: CircleDot },
  acknowledged: { variant: 'info', icon: Eye },
  assigned: { variant: 'info', icon: UserRound },
  resolved: { variant: 'success', icon: CircleCheck },
  false_alarm: { variant: 'muted', icon: CircleSlash },
} as const

/** Its state; whoever has it by name. */
export function IncidentBadge({
  incident: { state, assignee },
}: {
  incident: Pick<IncidentView, 'state' | 'assignee'>
}) {
  const t = useTranslations('incidents')
  const { variant, icon: Icon } = STATE[state]
  return (
    <Badge variant={variant} data-incident-state={state} className="max-w-44">
      <Icon aria-hidden />
      <span className="truncate">
        {state === 'assigned' && assignee ? t('assignedTo', { name: assignee.name }) : t(`states.${state}`)}
      </span>
    </Badge>
  )
}

'use client'
import { CircleAlert, CircleCheck, CircleDot, CircleSlash, Eye, Info, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { AlertState } from '@/server/contract/alert'
import type { Severity } from '@/server/contract/rule'

const SEVERITY = {
  info: { variant: 'info', icon: Info },
  warning: { variant: 'warning', icon: TriangleAlert },
  critical: { variant: 'critical', icon: CircleAlert },
} as const

const STATE = {
  raised: { variant: 'critical', icon: CircleDot },
  acknowledged: { variant: 'info', icon: Eye },
  resolved: { variant: 'success', icon: CircleCheck },
  false_alarm: { variant: 'muted', icon: CircleSlash },
} as const

export function SeverityBadge({ severity }: { severity: Severity }) {
  const t = useTranslations('common.severity')
  const { variant, icon: Icon } = SEVERITY[severity]
  return (
    <Badge variant={variant}>
      <Icon aria-hidden />
      {t(severity)}
    </Badge>
  )
}

export function StateBadge({ state }: { state: AlertState }) {
  const t = useTranslations('alerts.states')
  const { variant, icon: Icon } = STATE[state]
  return (
    <Badge variant={variant} data-alert-state={state}>
      <Icon aria-hidden />
      {t(state)}
    </Badge>
  )
}

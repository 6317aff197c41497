'use client'
import { CircleCheck, CircleDot, CircleSlash, Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { AlertState } from '@/server/contract/alert'

const STATE = {
  raised: { variant: 'critical', icon: CircleDot },
  acknowledged: { variant: 'info', icon: Eye },
  resolved: { variant: 'success', icon: CircleCheck },
  false_alarm: { variant: 'muted', icon: CircleSlash },
} as const

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

'use client'
import { CircleCheck, LoaderCircle, WifiOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { useConnectionState } from './provider'

const LOOKS = {
  connecting: { variant: 'muted', icon: LoaderCircle, spin: true },
  connected: { variant: 'success', icon: CircleCheck, spin: false },
  reconnecting: { variant: 'warning', icon: LoaderCircle, spin: true },
  offline: { variant: 'critical', icon: WifiOff, spin: false },
} as const

/** Whether live messages arrive. On a phone and in the narrow navigation the icon alone; its words are still read out. */
export function ConnectionBadge() {
  const t = useTranslations('live.connection')
  const state = useConnectionState()
  const { variant, icon: Icon, spin } = LOOKS[state]
  return (
    <Badge variant={variant} role="status" data-state={state} title={t(`${state}Hint`)}>
      <Icon aria-hidden className={spin ? 'animate-spin' : undefined} />
      <span className="max-xl:sr-only">{t(state)}</span>
    </Badge>
  )
}

'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef } from 'react'
import { call } from '@/components/lib/call'
import type { AlertView } from '@/server/contract/alert'
import { alertKeys } from './keys'
import { showAlert, updateShownAlert } from './show-alert'
import { beep } from './sound'
import { useAlertEvents } from './use-alert-events'
import { useSound } from './use-sound'

/** Listens for alerts on every page: toast, sound when wanted, lists and counts kept true. Shows nothing itself. */
export function AlertCenter() {
  const [sound] = useSound()
  const wanted = useRef(sound)
  useEffect(() => {
    wanted.current = sound
  }, [sound])
  useAlertEvents(
    useCallback((alert: AlertView) => {
      showAlert(alert)
      if (wanted.current) beep(alert.severity)
    }, []),
    updateShownAlert,
  )
  return null
}

/** Number of alerts nobody has looked at; nothing when there are none. */
export function OpenAlertCount() {
  const t = useTranslations('alerts')
  const { data: open = 0 } = useQuery({
    queryKey: alertKeys.open,
    queryFn: ({ signal }) => call('GET /api/alerts', { limit: 1 }, signal).then((page) => page.open),
  })
  if (open === 0) return null
  return (
    <span
      data-testid="open-alerts"
      className="flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-destructive px-1 text-[11px] leading-none font-semibold text-destructive-foreground"
    >
      <span aria-hidden>{open > 99 ? '99+' : open}</span>
      <span className="sr-only">{t('openCount', { count: open })}</span>
    </span>
  )
}

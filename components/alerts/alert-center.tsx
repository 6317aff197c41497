'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef } from 'react'
import { incidentKeys } from '@/components/incidents/keys'
import { useIncidentEvents } from '@/components/incidents/use-incident-events'
import { call } from '@/components/lib/call'
import type { AlertView } from '@/server/contract/alert'
import { showAlert, updateShown } from './show-alert'
import { beep } from './sound'
import { useSound } from './use-sound'

/** Listens for alerts on every page: toast, sound when wanted, lists and counts kept true. Shows nothing itself. */
export function AlertCenter() {
  const [sound] = useSound()
  const wanted = useRef(sound)
  useEffect(() => {
    wanted.current = sound
  }, [sound])
  useIncidentEvents(
    useCallback((alert: AlertView) => {
      showAlert(alert)
      // Heard once an incident, when it begins.
      if (wanted.current && alert.id === alert.incidentId) beep(alert.severity)
    }, []),
    updateShown,
  )
  return null
}

/** Number of incidents nobody has looked at; nothing when there are none. */
export function UnreadCount() {
  const t = useTranslations('incidents')
  const { data: unread = 0 } = useQuery({
    queryKey: incidentKeys.unread,
    queryFn: ({ signal }) => call('GET /api/incidents', { limit: 1 }, signal).then((page) => page.unread),
  })
  if (unread === 0) return null
  return (
    <span
      data-testid="unread-incidents"
      className="flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-destructive px-1 text-[11px] leading-none font-semibold text-destructive-foreground"
    >
      <span aria-hidden>{unread > 99 ? '99+' : unread}</span>
      <span className="sr-only">{t('unread', { count: unread })}</span>
    </span>
  )
}

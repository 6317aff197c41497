'use client'
/** Raised and changed alerts go into every list that is loaded; mounted once, in the alert centre. */
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { useConnectionState, useServerEvent } from '@/components/live/provider'
import type { AlertPage, AlertView } from '@/server/contract/alert'
import { type AlertFilter, mergeAlert } from './alert-cache'
import { alertKeys } from './keys'

type Pages = InfiniteData<AlertPage, string | null>

/** Puts a new or changed alert into the lists, and asks for counts and details that it makes untrue. */
export function putAlert(client: QueryClient, alert: AlertView): void {
  for (const [key, data] of client.getQueriesData<Pages>({ queryKey: alertKeys.lists })) {
    if (!data) continue
    const filter = key[2] as AlertFilter
    client.setQueryData<Pages>(key, { ...data, pages: mergeAlert(data.pages, alert, filter) })
  }
  void client.invalidateQueries({ queryKey: alertKeys.open })
  void client.invalidateQueries({ queryKey: alertKeys.detail(alert.id) })
}

/** Pass stable functions. A picture that is stored after its alert was raised comes as an update. */
export function useAlertEvents(onRaised: (alert: AlertView) => void, onUpdated: (alert: AlertView) => void): void {
  const client = useQueryClient()
  const connected = useConnectionState() === 'connected'
  useServerEvent(
    'alert:raised',
    useCallback(
      (alert: AlertView) => {
        putAlert(client, alert)
        onRaised(alert)
      },
      [client, onRaised],
    ),
  )
  useServerEvent(
    'alert:updated',
    useCallback(
      (alert: AlertView) => {
        putAlert(client, alert)
        onUpdated(alert)
      },
      [client, onUpdated],
    ),
  )
  // Alerts raised while the socket was away were not heard.
  useEffect(() => {
    if (connected) void client.invalidateQueries({ queryKey: ['alerts'] })
  }, [connected, client])
}

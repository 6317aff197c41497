'use client'
/** Incidents that begin and change go into every list that is loaded; mounted once, in the alert centre. */
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { askAnew, mergeInto } from '@/components/lib/heard'
import { useConnectionState, useServerEvent } from '@/components/live/provider'
import type { AlertView } from '@/server/contract/alert'
import type { IncidentPage, IncidentView } from '@/server/contract/incident'
import { type IncidentFilter, mergeIncident } from './incident-cache'
import { incidentKeys } from './keys'

type Pages = InfiniteData<IncidentPage, string | null>

/** Puts a new or changed incident into the lists, and asks for counts and details that it makes untrue. */
export function putIncident(client: QueryClient, incident: IncidentView): void {
  mergeInto<Pages>(client, incidentKeys.lists, (data, key) => ({
    ...data,
    pages: mergeIncident(data.pages, incident, key[2] as IncidentFilter),
  }))
  askAnew(client, incidentKeys.unread)
  askAnew(client, incidentKeys.detail(incident.id))
}

/** Pass stable functions. */
export function useIncidentEvents(
  onRaised: (alert: AlertView) => void,
  onChanged: (incident: IncidentView) => void,
): void {
  const client = useQueryClient()
  const connected = useConnectionState() === 'connected'
  useServerEvent('alert:raised', onRaised)
  useServerEvent(
    'incident:changed',
    useCallback(
      (incident: IncidentView) => {
        putIncident(client, incident)
        onChanged(incident)
      },
      [client, onChanged],
    ),
  )
  const askAll = useCallback(() => askAnew(client, incidentKeys.all), [client])
  useServerEvent('events:missed', askAll)
  // What began while the socket was away was not heard.
  useEffect(() => {
    if (connected) askAll()
  }, [connected, askAll])
}

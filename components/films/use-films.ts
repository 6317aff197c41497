'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { call } from '@/components/lib/call'
import { useConnectionState, useServerEvent } from '@/components/live/provider'
import type { FilmView } from '@/server/contract/film'
import type { JobView } from '@/server/contract/job'

const FILMS_KEY = ['films'] as const
const filmKey = (id: string) => ['films', id] as const

/** What runs on another server of the same database is told to that server's own pages alone: so it is asked for too. */
const BUSY_POLL_MS = 2_000
const IDLE_POLL_MS = 15_000

export const isBusy = ({ state }: FilmView): boolean => state === 'queued' || state === 'running'

export function useFilms(initial: FilmView[]) {
  const query = useQuery({
    queryKey: FILMS_KEY,
    queryFn: ({ signal }) => call('GET /api/films', {}, signal),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.some(isBusy) ? BUSY_POLL_MS : IDLE_POLL_MS),
  })
  useRefreshed(FILMS_KEY)
  return { films: query.data, error: query.error }
}

export function useFilm(initial: FilmView): FilmView {
  const key = filmKey(initial.id)
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('GET /api/films/{id}', { id: initial.id }, signal),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? BUSY_POLL_MS : IDLE_POLL_MS),
  })
  useRefreshed(FILMS_KEY)
  return data
}

export function useRefreshFilms(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(() => client.invalidateQueries({ queryKey: FILMS_KEY }), [client])
}

/** Jobs tell how they go on; while the socket was away nothing was heard. */
function useRefreshed(key: readonly string[]): void {
  const client = useQueryClient()
  const connected = useConnectionState() === 'connected'
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: key }), [client, key])
  useServerEvent(
    'job:progress',
    useCallback(({ kind }: JobView) => void (kind === 'analyse' && refresh()), [refresh]),
  )
  useEffect(() => {
    if (connected) void refresh()
  }, [connected, refresh])
}

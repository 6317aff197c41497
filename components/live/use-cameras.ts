'use client'
/** Cameras and what state they are in: read once over HTTP, kept up to date over the socket. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { call } from '@/components/lib/call'
import { askAnew, mergeInto } from '@/components/lib/heard'
import type { CameraStatus, CameraView } from '@/server/contract/camera'
import { useConnectionState, useServerEvent, useSocket } from './provider'
import { request } from './socket'

const CAMERAS_KEY = ['cameras', 'list'] as const
/** Without a socket nobody tells of changes: ask. */
const POLL_MS = 10_000

/** @param initial what the server rendered the page with */
export function useCameras(initial?: CameraView[]) {
  const client = useQueryClient()
  const connected = useConnectionState() === 'connected'

  useServerEvent(
    'camera:list',
    useCallback(() => askAnew(client, CAMERAS_KEY), [client]),
  )
  useServerEvent(
    'camera:status',
    useCallback(
      (status: CameraStatus) => {
        mergeInto<CameraView[]>(client, CAMERAS_KEY, (cameras) =>
          cameras.map((camera) => (camera.id === status.cameraId ? { ...camera, status } : camera)),
        )
      },
      [client],
    ),
  )
  // Whatever happened while the socket was away was not heard.
  useEffect(() => {
    if (connected) void client.invalidateQueries({ queryKey: CAMERAS_KEY })
  }, [connected, client])

  return useQuery({
    queryKey: CAMERAS_KEY,
    queryFn: ({ signal }) => call('GET /api/cameras', {}, signal),
    initialData: initial,
    refetchInterval: connected ? false : POLL_MS,
  })
}

/** Puts a camera that came back from a change into the list. */
export function useReplaceCamera(): (change: Pick<CameraView, 'id'> & Partial<CameraView>) => void {
  const client = useQueryClient()
  return useCallback(
    (change) => {
      client.setQueryData<CameraView[]>(CAMERAS_KEY, (cameras) =>
        cameras?.map((camera) => (camera.id === change.id ? { ...camera, ...change } : camera)),
      )
    },
    [client],
  )
}

/** How often figures without a picture come. */
const COUNTS_MS = 1_000

/**
 * Asks for `camera:status` of these cameras while mounted and connected, and for the `tick` of those whose counts come
 * with no picture. At most 16.
 */
export function useCameraStatuses(cameraIds: readonly string[], countedIds: readonly string[] = []): void {
  const socket = useSocket()
  const connected = useConnectionState() === 'connected'
  const key = [...cameraIds].sort().join(',')
  const counted = [...countedIds].sort().join(',')
  useEffect(() => {
    if (!socket || !connected || key === '') return
    const payload = { cameraIds: key.split(','), frames: false }
    // A refusal shows on the tiles themselves: they get no status and say what they know.
    request(socket, 'camera:subscribe', payload).catch(() => {})
    for (const cameraId of counted === '' ? [] : counted.split(',')) {
      request(socket, 'tick:subscribe', { cameraId, ms: COUNTS_MS }).catch(() => {})
    }
    return () => {
      if (socket.connected) request(socket, 'camera:unsubscribe', payload).catch(() => {})
    }
  }, [socket, connected, key, counted])
}

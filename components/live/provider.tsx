'use client'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { ServerToClient } from '@/server/contract/socket'
import { type ConnectionState, type LiveConnection, type LiveSocket, openConnection } from './socket'

const ConnectionContext = createContext<LiveConnection | null>(null)

/** Holds the page's one socket: once, around everything signed-in people see. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [connection, setConnection] = useState<LiveConnection | null>(null)
  useEffect(() => {
    const opened = openConnection()
    setConnection(opened)
    return () => opened.close()
  }, [])
  return <ConnectionContext.Provider value={connection}>{children}</ConnectionContext.Provider>
}

/** Null until the page runs in the browser. */
export function useSocket(): LiveSocket | null {
  return useContext(ConnectionContext)?.socket ?? null
}

export function useConnectionState(): ConnectionState {
  const connection = useContext(ConnectionContext)
  return useSyncExternalStore<ConnectionState>(
    connection?.onState ?? (() => () => {}),
    connection?.state ?? (() => 'connecting'),
    () => 'connecting',
  )
}

/** Calls listener for every such event while mounted; pass a stable function. */
export function useServerEvent<E extends keyof ServerToClient>(event: E, listener: ServerToClient[E]): void {
  const socket = useSocket()
  useEffect(() => {
    if (!socket) return
    // Socket.IO's listener type is conditional on the event name and cannot be resolved for a generic one.
    const anySocket = socket as unknown as {
      on(name: string, handler: unknown): void
      off(name: string, handler: unknown): void
    }
    anySocket.on(event, listener)
    return () => anySocket.off(event, listener)
  }, [socket, event, listener])
}

/** Socket.IO with this program's events. */
import type { DefaultEventsMap, Server, Socket } from 'socket.io'
import type { ClientToServer, ServerToClient } from '../contract/socket'

export type AppServer = Server<ClientToServer, ServerToClient, DefaultEventsMap, Record<string, never>>
export type AppSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, Record<string, never>>

export const SOCKET_PATH = '/socket.io/'

/** Socket.IO with this program's events. */
import type { DefaultEventsMap, Server, Socket } from 'socket.io'
import type { ClientToServer, ServerToClient } from '../contract/socket'
import type { Principal } from '../contract/user'

/** `principal`: whose socket it is, with the rights as of the last look. */
type Data = { principal(): Principal }
export type AppServer = Server<ClientToServer, ServerToClient, DefaultEventsMap, Data>
export type AppSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, Data>

export const SOCKET_PATH = '/socket.io/'

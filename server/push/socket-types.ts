/** Socket.IO with this program's events. */
import type { DefaultEventsMap, Server, Socket } from 'socket.io'
import type { Locale } from '../contract/locale'
import type { ClientToServer, ServerToClient } from '../contract/socket'
import type { Principal } from '../contract/user'

type Data = {
  /** Whose socket it is, with the rights as of the last look. */
  principal(): Principal
  /** The language of what is told in words. */
  locale: Locale
}
export type AppServer = Server<ClientToServer, ServerToClient, DefaultEventsMap, Data>
export type AppSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, Data>

export const SOCKET_PATH = '/socket.io/'

/** A route of our own that is no verb, and a request to it as its handler gets it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Identity } from '../auth/authenticate'
import type { Locale } from '../contract/locale'
import type { Edge } from './edge'

export type OwnRequest = {
  edge: Edge
  req: IncomingMessage
  res: ServerResponse
  query: URLSearchParams
  locale: Locale
  address: string
}

export type KnownRequest = OwnRequest & { identity: Identity }

/** Open: to anybody; else to who is signed in. By path; the method is GET. */
export type Route =
  | { open: true; handle(request: OwnRequest): Promise<void> }
  | { open: false; handle(request: KnownRequest): Promise<void> }
export type Routes = ReadonlyMap<string, Route>

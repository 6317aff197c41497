/** A request to one of our own routes, as its handler gets it. */
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

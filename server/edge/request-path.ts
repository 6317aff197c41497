import type { IncomingMessage } from 'node:http'

/** The path without the query, which is not for the log. */
export function pathOf(req: IncomingMessage): string {
  return (req.url ?? '').split('?', 1)[0] ?? ''
}

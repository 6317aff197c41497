/** Next, behind our own server. */
import type { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import next from 'next'
import type { Pages } from './server'

type Options = {
  dev: boolean
  host: string
  port: number
  /** Next listens here instead of at the server: it gets the upgrades that are its own, and no others. */
  upgrades: EventEmitter
}

export async function startPages({ dev, host, port, upgrades }: Options): Promise<{
  handle: Pages
  close(): Promise<void>
}> {
  // Next only calls `on('upgrade')` of it.
  const httpServer = upgrades as Server
  const app = next({ dev, hostname: host, port, httpServer, dir: process.cwd() })
  await app.prepare()
  const handle = app.getRequestHandler()
  return { handle: (req, res) => handle(req, res), close: () => app.close() }
}

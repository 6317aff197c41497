/** The real transports on a port of their own, with everything behind them faked. */
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { encode } from 'next-auth/jwt'
import pino from 'pino'
import { systemClock } from '../../clock'
import { SESSION_COOKIE, SESSION_MAX_AGE_S } from '../../contract/session'
import type { Role } from '../../contract/user'
import { createEvents, type Events } from '../../events/bus'
import { createHttp, type HttpOptions, listen, type Pages } from '../../http/server'
import { MEDIA_ROUTES } from '../../media/routes'
import { startPush } from '../../push/start'
import { WS_DEFAULTS, type WsOptions } from '../../push/ws-client'
import type { Runtime } from '../../runtime'
import type { Burn } from '../../services/burn'
import { createEdge } from '../edge'
import type { ConnectionLimits } from '../limits'
import { fakeInference, fakeProgram } from './fakes'

const SECRET = 'a secret of the tests, long enough to sign with'

/** The cookie of a session, which is called as its role; or one with these claims. */
export async function cookieOf(sid: string, maxAge = SESSION_MAX_AGE_S, claims: object = { sid }): Promise<string> {
  const token = await encode({ token: { ...claims }, secret: SECRET, maxAge })
  return `${SESSION_COOKIE}=${token}; sightline.locale=en`
}

type Options = {
  limits?: ConnectionLimits
  ws?: Partial<WsOptions>
  trustProxy?: boolean
  burn?: Burn
  pages?: Pages
  http?: HttpOptions
  hostNames?: string[]
  publicUrl?: string
  /** Instead of the fakes. */
  program?: Pick<Runtime, 'verbs' | 'accounts' | 'cameras' | 'looked' | 'setupNeeded' | 'health'>
  events?: Events
}

export type TestEdge = Awaited<ReturnType<typeof startEdge>>

export async function startEdge(options: Options = {}) {
  const fakes = { ...fakeProgram(), ...fakeInference() }
  const events = options.events ?? createEvents()
  /** Every line that was logged, parsed. */
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const edge = createEdge({
    runtime: {
      ...fakes,
      ...options.program,
      log,
      authSecret: SECRET,
      trustProxy: options.trustProxy ?? false,
      publicUrl: options.publicUrl ?? null,
    },
    inference: fakes.inference,
    events,
    burn: options.burn ?? (async () => Buffer.from('burned')),
    messagesDir: path.resolve('messages'),
    hostNames: new Set(options.hostNames),
    ...(options.limits && { limits: options.limits }),
    clock: systemClock,
    log,
  })
  const pages: Pages = options.pages ?? (async (_req, res) => void res.end('page'))
  const push = startPush(edge, { pages: null, ws: { ...WS_DEFAULTS, ...options.ws } })
  const front = createHttp(edge, { pages, routes: MEDIA_ROUTES, ...push }, options.http)
  const http = front.server
  await listen(http, 0, '127.0.0.1')
  const host = `127.0.0.1:${(http.address() as AddressInfo).port}`

  return {
    ...fakes,
    edge,
    events,
    http,
    host,
    url: `http://${host}`,
    lines,
    strangers: front.strangers,
    as: async (role: Role) => ({ cookie: await cookieOf(role) }),
    async close() {
      await push.stop()
      await front.close()
      edge.stop()
    },
  }
}

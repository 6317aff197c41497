/**
 * Asks one camera for its streams, in a thread of its own: the library takes answers apart outside of anybody's reach, and a
 * camera may answer anything. What it throws ends this thread.
 */
import http, { type Agent } from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { Cam } from 'onvif'
import type { ErrorCode } from '../contract/errors'
import { isForbiddenAddress } from '../forbidden-address'
import { messageOf } from '../message-of'
import { guardedConnect } from '../outgoing/guarded-connect'
import { ForbiddenAddress } from '../outgoing/guarded-lookup'
import type { StreamsAnswer, StreamsAsked } from './messages'
import { type Profile, streamOf } from './stream-of'

const MAX_STREAMS = 16
const REQUEST_MS = 5_000
/** More is no list of streams. */
const MAX_ANSWER_BYTES = 4_000_000
const LOOK_MS = 50
const REFUSED = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET', 'EPIPE']

const { address, username, password } = workerData as StreamsAsked
parentPort?.postMessage(await ask().catch(toFailure))

async function ask(): Promise<StreamsAnswer> {
  const { protocol, hostname, port, pathname } = new URL(address)
  const secure = protocol === 'https:'
  const cam = new Cam({
    ...{ hostname, path: pathname === '/' ? '/onvif/device_service' : pathname, useSecure: secure },
    ...{ port: Number(port) || (secure ? 443 : 80), username, password },
    ...{ timeout: REQUEST_MS, autoconnect: false, agent: guardedAgent(secure) },
  })
  await done((callback) => cam.connect(callback))
  const streams = []
  const profiles = (cam.profiles ?? []) as (Profile & { $?: { token?: string } })[]
  for (const profile of profiles.slice(0, MAX_STREAMS)) {
    const asked = { protocol: 'RTSP', profileToken: profile.$?.token ?? '' }
    const { uri } = await done<{ uri?: unknown }>((callback) => cam.getStreamUri(asked, callback)).catch(() => ({
      uri: undefined,
    }))
    const stream = streamOf(profile, uri, hostname)
    if (stream) streams.push(stream)
  }
  return { streams }
}

/** Connects where cameras may be, to the address that was looked at. Cameras have certificates of their own making. */
function guardedAgent(secure: boolean): Agent {
  const agent = secure ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false })
  return Object.assign(agent, {
    createConnection({ host, port }: { host: string; port: number }) {
      const allows = (found: string) => !isForbiddenAddress(found)
      return bounded(guardedConnect({ host, port, secure }, { allows, anyCertificate: true }))
    },
  })
}

/** The library keeps whatever comes. */
function bounded(socket: Socket): Socket {
  const looks = setInterval(() => {
    if (socket.bytesRead > MAX_ANSWER_BYTES) socket.destroy(new Error('it says too much'))
  }, LOOK_MS)
  socket.once('close', () => clearInterval(looks))
  return socket
}

function done<T>(run: (callback: (error: Error | null | false, value?: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    run((error, value) => (error ? reject(error) : resolve(value as T)))
  })
}

function toFailure(error: unknown): StreamsAnswer {
  const detail = messageOf(error).slice(0, 200)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return { code: codeOf(error, code, detail), detail }
}

function codeOf(error: unknown, code: string, detail: string): ErrorCode {
  if (error instanceof ForbiddenAddress) return 'source_address'
  if (REFUSED.includes(code)) return 'source_unreachable'
  if (/timeout/i.test(detail) || code === 'ETIMEDOUT') return 'source_timeout'
  if (/digest authentication|not ?authorized|sender not authorized|unauthorized/i.test(detail)) return 'source_auth'
  return 'source_not_onvif'
}

/** The verbs over HTTP: route from method and path, input from path, query and body, answer by the declared output. */
import FindMyWay, { type HTTPMethod } from 'find-my-way'
import type { z } from 'zod'
import { authenticate, identify } from '../auth/authenticate'
import { sessionCookie } from '../auth/session-cookie'
import { PRIVATE_HEADERS } from '../edge/private-headers'
import type { OwnRequest } from '../edge/route'
import { AppError } from '../errors'
import type { OpenedSession } from '../services/account/sessions'
import { VERBS } from '../services/registry'
import type { Bytes, FileResult, Output, StreamResult, Verb } from '../services/verb'
import { bodyOf, readJson } from './read-json'
import { sendJson } from './reply'
import { sendEvents } from './send-events'
import { sendFile } from './send-file'
import { sendStream } from './send-stream'

const router = FindMyWay({ maxParamLength: 200 })
const stored = new WeakMap<object, Verb>()
for (const verb of VERBS) {
  const store = {}
  stored.set(store, verb)
  router.on(verb.method as HTTPMethod, verb.path.replaceAll(/\{(\w+)\}/g, ':$1'), () => undefined, store)
}

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const

export type FoundVerb = { verb: Verb; params: Record<string, unknown> }

/** Null: no verb of ours. */
export function findVerb(method: string, path: string): FoundVerb | null {
  const found = router.find(method as HTTPMethod, path)
  const verb = found && stored.get(found.store as object)
  return verb ? { verb, params: found.params } : null
}

/** With which other methods a path has a verb. */
export function allowedMethods(path: string): string[] {
  return METHODS.filter((method) => findVerb(method, path) !== null)
}

/** Throws what `perform` throws, invalid_json, too_large. */
export async function answerVerb(request: OwnRequest, verb: Verb, params: Record<string, unknown>): Promise<void> {
  const { edge, req, res, query, address, locale } = request
  const identity = verb.action === 'anyone' ? null : await identify(req.headers, edge.runtime)
  if (!identity && verb.action !== 'anyone') throw new AppError('unauthenticated')
  const who = identity?.principal ?? null
  const inQuery = verb.method === 'GET' || verb.method === 'DELETE' || verb.body === 'bytes'
  const given = inQuery ? Object.fromEntries(query) : await readJson(req)
  if (!inQuery && !isRecord(given)) throw new AppError('bad_request', 'the body is no JSON object')
  const gone = new AbortController()
  res.once('close', () => gone.abort())
  let cookie: Promise<string> | undefined
  const asked = {
    who,
    address,
    locale,
    signal: gone.signal,
    ...(verb.body === 'bytes' && { body: bodyOf(req) }),
    goOnWith: (session: OpenedSession) => {
      cookie = sessionCookie(session, edge.runtime)
    },
  }
  const input = { ...(given as object), ...params }
  const result = await edge.runtime.verbs.perform(verb, asked, input)
  if (identity && (isEvents(verb.output) || isStream(verb.output))) {
    // They go on for long: with the session they end.
    const onEnd = () => res.destroy()
    res.once('close', edge.connections.open('stream', verb.name, identity, address, { onEnd }).closed)
  }
  if (cookie) res.setHeader('Set-Cookie', await cookie)
  if (isFile(verb.output)) {
    const still = async () => {
      const now = await authenticate(req.headers, edge.runtime)
      return edge.runtime.verbs.perform(verb, { ...asked, who: now, again: true }, input).then(Boolean, () => false)
    }
    await sendFile(req, res, { ...(result as FileResult), type: verb.output.file, still })
  } else send(request, verb, result)
}

function send({ res, edge }: OwnRequest, { output }: Verb, result: unknown): void {
  if (output === null) res.writeHead(204, PRIVATE_HEADERS).end()
  else if (typeof output === 'string') {
    const { bytes, headers } = result as Bytes
    res
      .writeHead(200, { ...PRIVATE_HEADERS, 'Content-Type': output, 'Content-Length': bytes.length, ...headers })
      .end(bytes)
  } else if (isStream(output)) void sendStream(res, result as StreamResult, edge.log)
  else if (isEvents(output)) void sendEvents(res, result as AsyncIterable<unknown>, edge.log)
  else sendJson(res, 200, result)
}

function isEvents(output: Output): output is { events: z.ZodType } {
  return output !== null && typeof output === 'object' && 'events' in output
}

function isStream(output: Output): output is { stream: readonly `${string}/${string}`[] } {
  return output !== null && typeof output === 'object' && 'stream' in output
}

function isFile(output: Output): output is { file: `${string}/${string}` } {
  return output !== null && typeof output === 'object' && 'file' in output
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

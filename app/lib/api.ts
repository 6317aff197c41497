/** What all route handlers share: who asks, from where, what was sent, and how a failure is answered. */
import { NextResponse } from 'next/server'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import { fieldErrors } from '@/components/lib/field-errors'
import { authenticate } from '@/server/auth/authenticate'
import { originAllowed } from '@/server/auth/origin'
import { atLeast, type Principal, type Role } from '@/server/contract/user'
import { AppError, toErrorBody } from '@/server/errors'
import { type Runtime, runtime } from '@/server/runtime'
import { parseId } from './ids'
import { readJson } from './read-body'

const SAFE = new Set(['GET', 'HEAD'])

type Context = { params: Promise<Record<string, string | string[] | undefined>> }

/** One request as a handler sees it. */
export type Call<Who> = {
  who: Who
  request: Request
  runtime: Runtime
  services: Runtime['services']
  /** The path's [id]; throws not_found when no id can look like that. */
  id(): Promise<string>
  /** The JSON body. Throws invalid_json, too_large, validation_failed with a text per field. */
  body<T extends z.ZodType>(schema: T): Promise<z.output<T>>
  /** The query string's parameters. Throws validation_failed. */
  query<T extends z.ZodType>(schema: T): Promise<z.output<T>>
}

/** A Response is sent as it is, nothing as 204, anything else as JSON. */
type Answer = Response | object | undefined | null
type RouteHandler = (request: Request, context: Context) => Promise<Response>

async function parse<T extends z.ZodType>(schema: T, value: unknown): Promise<z.output<T>> {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  const t = await getTranslations('common.fieldErrors')
  throw new AppError('validation_failed', 'validation failed', { fields: fieldErrors(parsed.error.issues, t) })
}

function checkOrigin(request: Request, { trustProxy, publicUrl }: Runtime): void {
  if (SAFE.has(request.method)) return
  const header = (name: string) => request.headers.get(name) ?? undefined
  const headers = { origin: header('origin'), host: header('host'), 'x-forwarded-host': header('x-forwarded-host') }
  if (!originAllowed(headers, { trustProxy, publicUrl })) throw new AppError('foreign_origin')
}

async function identify(request: Request, server: Runtime, role: Role | null): Promise<Principal | null> {
  if (role === null) return null
  const { headers } = request
  const who = await authenticate(
    { cookie: headers.get('cookie') ?? undefined, authorization: headers.get('authorization') ?? undefined },
    server,
  )
  if (!who) throw new AppError('unauthenticated')
  if (!atLeast(who.role, role)) throw new AppError('forbidden')
  return who
}

/** The client left while its body was read: nothing of ours failed. */
function isAborted(error: unknown): boolean {
  return error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET'
}

async function failure(error: unknown, request: Request, server: Runtime): Promise<Response> {
  const { error: body } = toErrorBody(error)
  if (!(error instanceof AppError) && !isAborted(error)) {
    server.log.error({ err: error, method: request.method, path: new URL(request.url).pathname }, 'request failed')
  }
  const t = await getTranslations()
  const { fields } = body
  // Schemas' findings are sentences already; services name theirs by the key of the sentence.
  const sentences = await getTranslations('common.fieldErrors')
  const isKey = (text: string): text is Parameters<typeof sentences>[0] => sentences.has(text as never)
  const say = (text: string) => (isKey(text) ? sentences(text) : text)
  if (fields) body.fields = Object.fromEntries(Object.entries(fields).map(([path, text]) => [path, say(text)]))
  const headers: HeadersInit = { 'cache-control': 'no-store' }
  if (body.retryAfter !== undefined) headers['retry-after'] = String(Math.ceil(body.retryAfter))
  return NextResponse.json(
    { error: { ...body, message: t(`errors.${body.code}`) } },
    { status: error instanceof AppError ? error.status : 500, headers },
  )
}

/** For signed-in people and tokens of at least this role; services check again for themselves. */
export function handler(role: Role, fn: (call: Call<Principal>) => Promise<Answer>): RouteHandler
/** Null: for anybody. */
export function handler(role: null, fn: (call: Call<null>) => Promise<Answer>): RouteHandler
export function handler(role: Role | null, fn: (call: never) => Promise<Answer>): RouteHandler {
  return async (request, context) => {
    const server = runtime()
    try {
      checkOrigin(request, server)
      const call: Call<Principal | null> = {
        who: await identify(request, server, role),
        request,
        runtime: server,
        services: server.services,
        id: async () => parseId((await context.params).id),
        body: async (schema) => parse(schema, await readJson(request)),
        query: async (schema) => parse(schema, Object.fromEntries(new URL(request.url).searchParams)),
      }
      const answer = await fn(call as never)
      if (answer instanceof Response) {
        if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'no-store')
        return answer
      }
      const headers = { 'cache-control': 'no-store' }
      return answer ? NextResponse.json(answer, { headers }) : new Response(null, { status: 204, headers })
    } catch (error) {
      return failure(error, request, server)
    }
  }
}

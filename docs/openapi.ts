/** Operations -> an OpenAPI 3.1 document. Shapes come from the contract, so that they cannot differ from it. */
import { z } from 'zod'
import { alertView } from '../server/contract/alert'
import { cameraAdminView, cameraDraft, cameraSource, cameraStatus, cameraView } from '../server/contract/camera'
import { errorBody, errorCode } from '../server/contract/errors'
import { modelView } from '../server/contract/model'
import { fact, reportDigest, reportSentence, reportView } from '../server/contract/report'
import { ruleView } from '../server/contract/rule'
import { scheduleView } from '../server/contract/schedule'
import { SESSION_COOKIE } from '../server/contract/session'
import { tokenView, userView } from '../server/contract/user'
import { alertCause, ruleCondition, unknownKind } from '../server/rules/kinds'
import type { Output } from '../server/services/verb'
import { MEDIA_OPERATIONS, type Operation, VERB_OPERATIONS } from './operations'

type Json = Record<string, unknown>

const json = (schema: unknown): Json => ({ 'application/json': { schema } })

/** Shapes with a name of their own: written once under components, referred to from everywhere else. */
const named = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries({
  AlertCause: alertCause,
  AlertView: alertView,
  CameraAdminView: cameraAdminView,
  CameraDraft: cameraDraft,
  CameraSource: cameraSource,
  CameraStatus: cameraStatus,
  CameraView: cameraView,
  ErrorBody: errorBody,
  ErrorCode: errorCode,
  Fact: fact,
  ModelView: modelView,
  ReportDigest: reportDigest,
  ReportSentence: reportSentence,
  ReportView: reportView,
  RuleCondition: ruleCondition,
  RuleView: ruleView,
  ScheduleView: scheduleView,
  TokenView: tokenView,
  UnknownKind: unknownKind,
  UserView: userView,
})) {
  named.add(schema, { id })
}

/** The schema, its named parts moved to `schemas`. */
function shape(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  // What only code can check (an e-mail's normal form) is described as far as JSON Schema can.
  const made = z.toJSONSchema(z.tuple([schema]), { io, unrepresentable: 'any', metadata: named }) as Json
  const text = JSON.stringify(made).replaceAll('#/$defs/', '#/components/schemas/')
  const { $defs = {}, prefixItems } = JSON.parse(text) as { $defs?: Record<string, Json>; prefixItems: [Json] }
  for (const [id, { id: _, $id: __, ...definition }] of Object.entries($defs)) schemas[id] ??= definition
  return prefixItems[0]
}

function parameters({ path_parameters, query }: Operation, schemas: Json): Json[] {
  const inPath = path_parameters.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
  if (!query) return inPath
  const { properties = {}, required = [] } = shape(query, 'input', schemas) as {
    properties?: Json
    required?: string[]
  }
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
  return [...inPath, ...inQuery]
}

function success(reply: Output, schemas: Json): Json {
  if (reply === null) return { 204: { description: 'Done.' } }
  return { 200: { description: 'OK', content: content(reply, schemas) } }
}

function content(reply: NonNullable<Output>, schemas: Json): Json {
  if (typeof reply === 'string') return { [reply]: {} }
  if (reply instanceof z.ZodType) return json(shape(reply, 'output', schemas))
  if ('stream' in reply) return Object.fromEntries(reply.stream.map((type) => [type, {}]))
  if ('file' in reply) return { [reply.file]: {} }
  return { 'text/event-stream': { schema: shape(reply.events, 'output', schemas) } }
}

function operation(op: Operation, schemas: Json): Json {
  const given = parameters(op, schemas)
  const sent =
    op.body === 'bytes' ? { 'application/octet-stream': {} } : op.body && json(shape(op.body, 'input', schemas))
  return {
    summary: op.summary,
    description: op.description,
    ...(op.open && { security: [] }),
    ...(given.length > 0 && { parameters: given }),
    ...(sent && { requestBody: { required: true, content: sent } }),
    responses: { ...success(op.reply, schemas), default: { $ref: '#/components/responses/Error' } },
  }
}

export function openapi(version: string): Json {
  const paths: Record<string, Json> = {}
  const schemas: Json = {}
  for (const op of [...MEDIA_OPERATIONS, ...VERB_OPERATIONS]) {
    paths[op.path] = { ...paths[op.path], [op.method.toLowerCase()]: operation(op, schemas) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sightline',
      version,
      description:
        'Every request carries the session cookie or a bearer token (account page, access tokens). Requests that change something are refused from pages of other origins. The sockets are in sockets.md.',
    },
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
        token: { type: 'http', scheme: 'bearer' },
      },
      responses: {
        Error: {
          description: 'A code of server/contract/errors.ts, and a text in the language of the request.',
          content: json(shape(errorBody, 'output', schemas)),
        },
      },
    },
  }
}

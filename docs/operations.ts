/** What docs/openapi.json describes: the verbs from their registry, and the few routes that are no verbs. */
import { z } from 'zod'
import { ACTIONS } from '../server/access/actions'
import { LOCALES } from '../server/contract/locale'
import { health } from '../server/contract/system'
import { VERBS } from '../server/services/registry'
import type { Method, Output } from '../server/services/verb'

export type Operation = {
  method: Method
  path: string
  summary: string
  /** Who may. */
  description: string
  open: boolean
  path_parameters: string[]
  query: z.ZodObject | null
  body: z.ZodObject | 'bytes' | null
  reply: Output
}

const optionalCamera = z.string().optional().describe('Camera id; without it the first enabled camera.')
const locale = z.enum(LOCALES).optional().describe('Language of what is drawn into the picture.')

function own(path: string, summary: string, reply: Output, query: z.ZodObject | null, open = false): Operation {
  const description = open ? 'For anybody.' : 'Needs the level viewer on the camera.'
  return { method: 'GET', path, summary, description, open, path_parameters: [], query, body: null, reply }
}

/** Streams and pictures: answered by server/media. */
export const MEDIA_OPERATIONS: Operation[] = [
  own('/health', 'How the server is; 503 without a database.', health, null, true),
  own(
    '/video.mjpg',
    'Pictures of one camera for an <img> or a recorder, without end.',
    'multipart/x-mixed-replace',
    z.strictObject({
      camera: optionalCamera,
      overlay: z.enum(['0', '1']).default('0').describe('1: boxes and labels drawn in.'),
      locale,
    }),
  ),
  own(
    '/stream',
    'Pictures of several cameras in one response, without end. Each picture is two parts, written at once: its result (application/json, a frame message) and the JPEG of the same frame. Both carry X-Camera-Id, X-Frame-Id, X-Timestamp and Content-Length. An empty part comes after 5 s of silence.',
    'multipart/mixed',
    z.strictObject({ cameras: z.string().describe('1 to 16 camera ids, separated by commas.') }),
  ),
  own(
    '/snapshot.jpg',
    'The newest picture whose boxes were measured in it (the newest at all while nothing was measured), with X-Frame-Id, X-Timestamp, X-Age-Ms (since its capture) and X-Measured.',
    'image/jpeg',
    z.strictObject({
      camera: optionalCamera,
      overlay: z.enum(['0', '1']).default('1').describe('0: without boxes and labels.'),
      locale,
    }),
  ),
]

export const VERB_OPERATIONS: Operation[] = VERBS.map((verb) => {
  const names = [...verb.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const rest = verb.input.omit(Object.fromEntries(names.map((name) => [name, true])) as Record<string, true>)
  const fields = Object.keys(rest.shape).length > 0
  const inQuery = verb.method === 'GET' || verb.method === 'DELETE' || verb.body === 'bytes'
  return {
    method: verb.method,
    path: verb.path,
    summary: verb.summary,
    description: describe(verb.action),
    open: verb.action === 'anyone',
    path_parameters: names,
    query: inQuery && fields ? rest : null,
    body: verb.body ?? (!inQuery && fields ? rest : null),
    reply: verb.output,
  }
})

function describe(action: (typeof VERBS)[number]['action']): string {
  if (action === 'anyone') return 'For anybody.'
  const { of, level } = ACTIONS[action]
  if (of === 'self') return 'For whoever is signed in in a browser, not for tokens.'
  const who =
    level === 'none'
      ? 'For whoever is signed in'
      : `Needs the level ${level} ${of === 'camera' ? 'on the camera' : 'on the whole site'}`
  return `${who} (${action}).`
}

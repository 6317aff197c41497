/** The one way to a verb, whatever the transport: who may, is it well said, which camera, run, is the answer as declared. */
import { z } from 'zod'
import { type CameraAction, isCameraAction, needsBrowser } from '../access/actions'
import { can } from '../access/can'
import { LOCALES, type Locale } from '../contract/locale'
import type { Principal } from '../contract/user'
import { AppError } from '../errors'
import type { OpenedSession } from './account/sessions'
import { changeOf } from './change'
import type { Context } from './context'
import { requireText } from './guard'
import type { Locate, Verb } from './verb'

/** What a transport knows about a request besides its input. */
export type Asked = {
  who: Principal | null
  /** Where it came from. */
  address: string
  locale?: Locale
  signal?: AbortSignal
  body?: AsyncIterable<Uint8Array>
  goOnWith?: (session: OpenedSession) => void
  /** The same question while its answer still goes out: whether they may. Nothing is changed or written down. */
  again?: boolean
}

const NEVER = new AbortController().signal
async function* nothing(): AsyncGenerator<Uint8Array> {}

/**
 * Throws unauthenticated, forbidden, session_required, validation_failed (with the schema's findings as `cause`), and what the verb throws.
 * Somebody who may not even see the camera in question learns that it is not found.
 */
export async function perform(c: Context, verb: Verb, asked: Asked, given: unknown): Promise<unknown> {
  const { who, address, locale = LOCALES[0], signal = NEVER, body = nothing() } = asked
  const { action } = verb
  if (action !== 'anyone') {
    if (!who) throw new AppError('unauthenticated')
    if (!can(who, action)) throw new AppError('forbidden')
    if (needsBrowser(action) && who.sessionId === undefined) throw new AppError('session_required')
  }
  const input = parse(verb.input, given)
  if (who && action !== 'anyone' && isCameraAction(action) && typeof verb.on === 'object') {
    await checkCamera(c, who, action, verb.on, input)
  }
  // After the camera was looked for: an id of nonsense is not found, like any other that nobody has.
  requireText(input)
  let changed = false
  const change = changeOf(c, { who, verb: verb.name, address })
  const result = await verb.run(c, {
    // Null only for what anyone may ask.
    who: who as Principal,
    input,
    change: (work, options) => {
      changed = true
      return asked.again ? Promise.resolve(undefined as never) : change(work, options)
    },
    body,
    signal,
    address,
    locale,
    goOnWith: asked.goOnWith ?? (() => undefined),
  })
  if (!changed && !verb.readOnly && verb.method !== 'GET') throw new Error(`${verb.name} left no audit entry`)
  // What a shape does not name cannot get out by accident.
  return verb.output instanceof z.ZodType ? verb.output.parse(result) : result
}

async function checkCamera(
  c: Context,
  who: Principal,
  action: CameraAction,
  on: Locate<z.ZodObject>,
  input: Record<string, unknown>,
): Promise<void> {
  const camera = await on.find(c, input)
  if (!camera || !can(who, on.read, camera)) throw new AppError(on.missing)
  if (!can(who, action, camera)) throw new AppError('forbidden')
}

function parse(schema: z.ZodObject, given: unknown): Record<string, unknown> {
  const parsed = schema.safeParse(given, { reportInput: true })
  if (!parsed.success) throw new AppError('validation_failed', 'validation failed', {}, { cause: parsed.error })
  return parsed.data
}

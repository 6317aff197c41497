/** One message of a plain WebSocket client, read or refused. Pure. */
import { z } from 'zod'
import { type WsInbound, wsInbound } from '../contract/websocket'
import { validationError } from '../edge/error-text'
import { AppError } from '../errors'

const typed = z.looseObject({ type: z.unknown() })
/** Messages that are told apart by `type`. */
export type MessageUnion = z.ZodDiscriminatedUnion<z.ZodObject<{ type: z.ZodLiteral<string> }>[]>

/** Throws invalid_json, unknown_message, validation_failed. */
export const readWsMessage = (text: string): WsInbound => parseWsMessage(wsInbound, text)

export function parseWsMessage<S extends MessageUnion>(schema: S, text: string): z.output<S> {
  const given = parseJson(text)
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const shape = typed.safeParse(given)
  const known: unknown[] = schema.options.map((option) => option.shape.type.value)
  if (!shape.success || !known.includes(shape.data.type)) throw new AppError('unknown_message')
  throw validationError(parsed.error)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('invalid_json')
  }
}

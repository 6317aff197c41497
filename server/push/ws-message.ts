/** One message of a plain WebSocket client, read or refused. Pure. */
import { z } from 'zod'
import { type WsInbound, wsInbound } from '../contract/websocket'
import { validationError } from '../edge/error-text'
import { AppError } from '../errors'

const KNOWN = new Set<unknown>(wsInbound.options.map((option) => option.shape.type.value))
const typed = z.looseObject({ type: z.unknown() })

/** Throws invalid_json, unknown_message, validation_failed. */
export function readWsMessage(text: string): WsInbound {
  const parsed = wsInbound.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  const shape = typed.safeParse(parseJson(text))
  if (!shape.success || !KNOWN.has(shape.data.type)) throw new AppError('unknown_message')
  throw validationError(parsed.error)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('invalid_json')
  }
}

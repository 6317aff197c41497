/** The plain WebSocket /ws?camera=ID: result messages out, a few controls in. */
import { z } from 'zod'
import { BEHAVIOUR_ORDER } from './behaviours'
import { intervalMs } from './camera'
import { errorCode } from './errors'

/** What a tick's value can be: one behaviour's count, or everybody. */
export const seriesName = z.enum([...BEHAVIOUR_ORDER, 'people'])

export const wsInbound = z.discriminatedUnion('type', [
  /** Time between two `tick`s. */
  z.strictObject({ type: z.literal('set_interval'), ms: intervalMs }),
  z.strictObject({ type: z.literal('set_series'), name: seriesName }),
  /** image_jpeg_base64 in every frame message, or not (the default). */
  z.strictObject({ type: z.literal('set_image'), on: z.boolean() }),
  z.strictObject({ type: z.literal('ping') }),
])
export type WsInbound = z.infer<typeof wsInbound>

export const wsOutbound = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('tick'), series: seriesName, timestamp: z.int(), value: z.number() }),
  z.strictObject({ type: z.literal('pong'), t: z.int() }),
  z.strictObject({
    type: z.literal('ack'),
    action: z.enum(['set_interval', 'set_series', 'set_image']),
    ms: z.int().optional(),
    name: seriesName.optional(),
    on: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('error'), code: errorCode, message: z.string() }),
])
export type WsOutbound = z.infer<typeof wsOutbound>

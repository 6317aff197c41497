import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { errorCode } from '../server/contract/errors'
import { frameMessage } from '../server/contract/frame'
import type { ServerToClient } from '../server/contract/socket'
import { tickMessage } from '../server/contract/socket'
import { wsInbound, wsOutbound } from '../server/contract/websocket'
import { SOCKET_EVENTS } from '../server/push/socket-events'

const page = readFileSync(path.join(import.meta.dirname, 'sockets.md'), 'utf8')
const OUT = {
  frame: true,
  'camera:status': true,
  'camera:list': true,
  'rule:list': true,
  'events:missed': true,
  'alert:raised': true,
  'alert:updated': true,
  'incident:changed': true,
  'job:progress': true,
  progress: true,
  tick: true,
  'assistant:waiting': true,
  'assistant:token': true,
  'assistant:sentence': true,
  'assistant:call': true,
  'assistant:done': true,
  'assistant:error': true,
} satisfies Record<keyof ServerToClient, true>

/** First cells of the rows that are one event. */
const rows = (of: RegExp) => [...page.matchAll(of)].map(([, name]) => name).sort()

test('every event of Socket.IO has its row, and no other has', () => {
  expect(rows(/^\| `([\w:]+)` +\| (?:viewer|operator|admin) /gm)).toEqual(Object.keys(SOCKET_EVENTS).sort())
  expect(rows(/^\| `([\w:]+)` +\| (?:subscribers|who|everybody)/gm)).toEqual(Object.keys(OUT).sort())
})

describe('rule 13: every message in the table of the plain WebSocket', () => {
  const messages = [...page.matchAll(/`(\{"type":"(?!tick","cameraId).*?\})`/g)].map(([, text = '']) => text)
  test.each(messages)('%s is one of the contract', (text) => {
    const message: unknown = JSON.parse(text)
    expect(wsInbound.safeParse(message).success || wsOutbound.safeParse(message).success).toBe(true)
  })
  test('is there for each type', () => {
    const shown = new Set(messages.map((text) => (JSON.parse(text) as { type: string }).type))
    for (const { shape } of [...wsInbound.options, ...wsOutbound.options]) expect(shown).toContain(shape.type.value)
  })
})

test('the examples of frame and tick are valid', () => {
  const frame = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  expect(frameMessage.safeParse(JSON.parse(frame)).error).toBeUndefined()
  const tick = /`(\{"type":"tick","cameraId".*?\}.*?\})`/.exec(page)?.[1] ?? ''
  expect(tickMessage.safeParse(JSON.parse(tick)).error).toBeUndefined()
})

test('error codes named here exist', () => {
  const codes = ['unauthenticated', 'foreign_origin', 'not_found', 'camera_not_found', 'too_many_connections', 'busy']
  for (const code of [...codes, 'invalid_json', 'unknown_message', 'validation_failed']) {
    expect(page).toContain(`\`${code}\``)
    expect(errorCode.safeParse(code).success).toBe(true)
  }
})

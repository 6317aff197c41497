/** Grants at streams, pictures and sockets: who sees what, and that what is open ends with the grant. */
import { once } from 'node:events'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { Principal, Role } from '../contract/user'
import { cookieOf, startEdge, type TestEdge } from '../edge/testing/start-edge'
import { draft, type Harness, openHarness } from '../services/testing/harness'

let h: Harness
let edge: TestEdge
let admin: Principal
let hall: string
let yard: string

beforeAll(async () => {
  h = await openHarness()
  admin = await h.person('admin')
  hall = (await h.call('cameras.create', admin, draft({ name: 'Hall', place: 'Hall' }))).id
  yard = (await h.call('cameras.create', admin, draft({ name: 'Yard', place: 'Yard' }))).id
  edge = await startEdge({ program: h.program, events: h.events })
  edge.show({ cameraId: hall, frameId: 1 })
  edge.show({ cameraId: yard, frameId: 1 })
})
afterAll(async () => {
  await edge?.close()
  await h?.close()
})

type Level = Exclude<Role, 'none'>

/** Somebody without a role, with this level in the hall. */
async function granted(level: Level) {
  const who = await h.person('none')
  const grants = [{ level, scope: { place: 'Hall' } }]
  await h.call('users.setGrants', admin, { id: who.userId, grants })
  const headers = { cookie: await cookieOf(who.sessionId ?? '') }
  const take = () => h.call('users.setGrants', admin, { id: who.userId, grants: [] })
  return { who, headers, take }
}

type Asked = { ok: boolean; error?: { code: string } }
async function socketOf(headers: Record<string, string>) {
  const socket = io(edge.url, { extraHeaders: headers, transports: ['websocket'], reconnection: false, forceNew: true })
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject))
  const ask = async (event: string, payload: unknown) => {
    const { ok, error } = (await socket.emitWithAck(event, payload)) as Asked
    return ok ? 'ok' : error?.code
  }
  return { socket, ask }
}

/** The code of what the socket says first, or 'open' when a result comes. */
async function wsOf(camera: string, headers: Record<string, string>): Promise<unknown> {
  const ws = new WebSocket(`ws://${edge.host}/ws?camera=${camera}`, { headers })
  const heard = once(ws, 'message')
  await once(ws, 'open')
  edge.show({ cameraId: camera, frameId: 2 })
  const message = JSON.parse(String((await heard)[0])) as { type: string; code?: string }
  ws.terminate()
  return message.code ?? 'open'
}

/** What is expected of somebody with this level in the hall: [hall, yard]. */
describe.each<[Level, [number, number], [string, string], [string, string]]>([
  ['aggregate', [403, 404], ['forbidden', 'camera_not_found'], ['ok', 'camera_not_found']],
  ['viewer', [200, 404], ['ok', 'camera_not_found'], ['ok', 'camera_not_found']],
  ['operator', [200, 404], ['ok', 'camera_not_found'], ['ok', 'camera_not_found']],
])('%s in the hall alone', (level, statuses, frames, counts) => {
  test.each(['/stream?cameras=', '/video.mjpg?camera=', '/snapshot.jpg?overlay=0&camera='])('%s', async (path) => {
    const { headers } = await granted(level)
    const got = await Promise.all(
      [hall, yard].map(async (camera) => {
        const stop = new AbortController()
        const { status } = await fetch(edge.url + path + camera, { headers, signal: stop.signal })
        stop.abort()
        return status
      }),
    )
    expect(got).toEqual(statuses)
  })

  test('sockets', async () => {
    const { headers } = await granted(level)
    const { socket, ask } = await socketOf(headers)
    const each = async (event: string, of: (cameraId: string) => unknown) => [
      await ask(event, of(hall)),
      await ask(event, of(yard)),
    ]
    expect(await each('camera:subscribe', (id) => ({ cameraIds: [id], frames: false }))).toEqual(counts)
    expect(await each('camera:subscribe', (id) => ({ cameraIds: [id], frames: true }))).toEqual(frames)
    expect(await each('tick:subscribe', (cameraId) => ({ cameraId, ms: 1000 }))).toEqual(counts)
    const tuned = level === 'operator' ? 'ok' : 'forbidden'
    expect(await each('camera:set_interval', (cameraId) => ({ cameraId, ms: 500 }))).toEqual(
      level === 'operator' ? [tuned, 'camera_not_found'] : [tuned, tuned],
    )
    socket.disconnect()
  })

  test('the plain WebSocket', async () => {
    const { headers } = await granted(level)
    const open = frames[0] === 'ok' ? 'open' : frames[0]
    expect([await wsOf(hall, headers), await wsOf(yard, headers)]).toEqual([open, 'camera_not_found'])
  })
})

test('a grant that ends, ends what is open', async () => {
  const { headers, take } = await granted('viewer')
  const stream = await fetch(`${edge.url}/stream?cameras=${hall}`, { headers })
  const ended = stream.arrayBuffer().then(
    () => 'ended',
    () => 'ended',
  )
  const ws = new WebSocket(`ws://${edge.host}/ws?camera=${hall}`, { headers })
  await once(ws, 'open')
  const { socket, ask } = await socketOf(headers)
  await ask('camera:subscribe', { cameraIds: [hall], frames: true })
  const heard: unknown[] = []
  socket.onAny((event) => heard.push(event))
  await take()
  await Promise.all([ended, once(ws, 'close')])
  await vi.waitFor(() => expect(edge.edge.connections.count()).toBe(1))
  edge.show({ cameraId: hall, frameId: 3 })
  // Answered after everything that was sent before: had the frame gone out, it would be here.
  expect(await ask('camera:subscribe', { cameraIds: [hall], frames: true })).toBe('forbidden')
  expect(heard).not.toContain('frame')
  socket.disconnect()
})

test('alerts are told to those who may read them', async () => {
  const inside = await socketOf((await granted('viewer')).headers)
  const counting = await socketOf((await granted('aggregate')).headers)
  const heard: string[] = []
  inside.socket.on('alert:raised', ({ id }) => heard.push(`viewer ${id}`))
  counting.socket.on('alert:raised', ({ id }) => heard.push(`aggregate ${id}`))
  for (const [id, cameraId] of [
    ['in the hall', hall],
    ['in the yard', yard],
  ] as const) {
    h.events.emit('alert:raised', { id, cameraId, cameraPlace: '' } as never)
  }
  await inside.ask('tick:subscribe', {})
  await counting.ask('tick:subscribe', {})
  expect(heard).toEqual(['viewer in the hall'])
  inside.socket.disconnect()
  counting.socket.disconnect()
})

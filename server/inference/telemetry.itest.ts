import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ENGINE_ENTRY } from '../../testing/media/inference-rig'
import type { EngineCamera, EngineSettings, FromEngine, InspectReply, ToEngine } from './messages'

const BEACON = path.resolve('models/beacon/model.onnx')
let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'sightline-home-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** The address guard waits for FFmpeg: it listens (0A) on loopback, which is no way to anywhere. */
const GUARD = /^\s*\d+: 0100007F:[0-9A-F]{4} 00000000:0000 0A /

/** Files that a process holds open: those it could write to, and its sockets to anything but other processes. */
function heldBy(pid: number): string[] {
  const links = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)]
    } catch {
      return []
    }
  })
  const network = ['tcp', 'tcp6', 'udp', 'udp6'].map((kind) => readFileSync(`/proc/${pid}/net/${kind}`, 'utf8')).join()
  const lines = network.split('\n').filter((line) => !GUARD.test(line))
  const inodes = new Set(lines.flatMap((line) => line.trim().split(/\s+/)[9] ?? []))
  const isNetwork = (link: string) => inodes.has(/^socket:\[(\d+)\]$/.exec(link)?.[1] ?? '')
  return links.filter((link) => link.startsWith(dir) || isNetwork(link))
}

it('a running engine opens no file of its own and no socket to anywhere, and leaves nothing in home and /tmp', async () => {
  // The environment of a stranger: nothing in it switches anything off.
  const child = fork(ENGINE_ENTRY, [JSON.stringify({ threads: 1 } satisfies EngineSettings)], {
    serialization: 'advanced',
    env: { NODE_ENV: 'production', HOME: dir, TMPDIR: dir, XDG_CACHE_HOME: dir },
    execArgv: [],
  })
  const exit = once(child, 'exit')
  const say = (message: ToEngine) => child.send(message)
  const heard = (wanted: (message: FromEngine) => boolean) =>
    new Promise<FromEngine>((resolve) => {
      const listen = (message: unknown) => {
        if (!wanted(message as FromEngine)) return
        child.off('message', listen)
        resolve(message as FromEngine)
      }
      child.on('message', listen)
    })
  await heard((message) => message.t === 'ready')
  say({ t: 'inspect', requestId: 1, id: 'beacon', path: BEACON, manifest: null })
  const reply = await heard((message) => message.t === 'reply')
  const { spec } = (reply as { value: InspectReply }).value as Extract<InspectReply, { spec: unknown }>
  const camera: EngineCamera = {
    id: 'camera',
    source: { kind: 'calibration', width: 640, height: 384, fps: 25 },
    mediaDir: dir,
    model: spec,
    labels: {},
    intervalMs: 50,
    pictureFps: 25,
    confidence: 0.25,
    iou: 0.45,
    livingOnly: true,
  }
  say({ t: 'camera:start', camera, firstFrameId: 0 })
  // Several rounds, so that what begins a moment after the first session is seen as well.
  const held = new Set<string>()
  for (let round = 0; round < 60; round++) {
    await heard((message) => message.t === 'frame' && message.measured)
    for (const link of heldBy(child.pid!)) held.add(link)
  }
  say({ t: 'shutdown' })
  await exit
  expect([...held]).toEqual([])
  expect(readdirSync(dir)).toEqual([])
})

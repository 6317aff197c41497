/**
 * loop_p99_ms: 100 viewers of 720p pictures and 1000 sockets at 10 messages a second each, all on loopback.
 * slow_viewer_growth_mb: what 50 viewers that never read add to the serving process's memory.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchPaths } from './engine'
import type { Measured } from './figures'
import { type Account, signIn } from './http-client'
import { addLiveCamera, sceneCamera } from './live-camera'
import { residentMemory } from './resident-memory'
import { type ServerProcess, startServer } from './server-process'
import { openSocket, type SocketClient } from './socket-client'
import { median } from './statistics'
import { openViewer } from './stream-viewer'

const VIEWERS = 100
const SOCKETS = 1000
/** An account may hold 64 streams and 256 sockets. */
const ACCOUNTS = 5
/** Handshakes under way at once. */
const BATCH = 50
const MEASURE_MS = 20_000
const SLOW_VIEWERS = 50
/** Longer than a stuck viewer is kept. */
const SLOW_MS = 40_000
const SAMPLES = 5

export async function measureCrowd(paths: BenchPaths): Promise<Measured> {
  const server = await startServer(paths)
  try {
    const cameraId = await addLiveCamera(server.admin, sceneCamera(paths.scene))
    const growth = await slowViewers(server, cameraId)
    const p99 = await crowd(server, await accounts(server), cameraId)
    return { loop_p99_ms: p99, slow_viewer_growth_mb: growth }
  } finally {
    await server.stop()
  }
}

async function accounts(server: ServerProcess): Promise<Account[]> {
  const made: Account[] = []
  for (let index = 0; index < ACCOUNTS; index++) {
    const email = `viewer${index}@example.org`
    const password = `viewer-password-${index}`
    await server.admin.createUser({ email, name: `Viewer ${index}`, role: 'viewer', password })
    made.push(await signIn(server.url, email, password))
  }
  return made
}

async function crowd(server: ServerProcess, members: Account[], cameraId: string): Promise<number> {
  const member = (index: number) => members[index % members.length] as Account
  const viewers = Array.from({ length: VIEWERS }, (_, index) => openViewer(member(index), cameraId, true))
  const sockets: SocketClient[] = []
  while (sockets.length < SOCKETS) {
    const batch = Array.from({ length: BATCH }, (_, index) => openSocket(member(index), cameraId))
    sockets.push(...(await Promise.all(batch)))
  }
  await sleep(3_000)
  const messages = () => sockets.reduce((sum, socket) => sum + socket.messages(), 0)
  const bytes = () => viewers.reduce((sum, viewer) => sum + viewer.bytes(), 0)
  const before = { messages: messages(), bytes: bytes() }
  server.resetLoop()
  await sleep(MEASURE_MS)
  const loop = await server.readLoop()
  const rate = (messages() - before.messages) / SOCKETS / (MEASURE_MS / 1000)
  const perViewer = (bytes() - before.bytes) / VIEWERS / (MEASURE_MS / 1000) / 1e6
  console.log(
    `  ${rate.toFixed(1)} messages/s a socket, ${perViewer.toFixed(2)} MB/s a viewer, loop p50 ${loop.p50.toFixed(1)} ms`,
  )
  for (const closable of [...viewers, ...sockets]) closable.close()
  if (rate < 9)
    throw new Error(`only ${rate.toFixed(1)} of 10 messages/s arrived: this load was not the one to measure`)
  return loop.p99
}

/** The same span without them first: what the process takes by itself after the crowd is not theirs. */
async function slowViewers(server: ServerProcess, cameraId: string): Promise<number> {
  const warmUp = openViewer(server.admin, cameraId, true)
  const without = await highest(server)
  const viewers = Array.from({ length: SLOW_VIEWERS }, () => openViewer(server.admin, cameraId, false))
  const withThem = await highest(server)
  for (const viewer of [...viewers, warmUp]) viewer.close()
  console.log(`  at most ${without.toFixed(1)} MB, and ${withThem.toFixed(1)} MB with ${SLOW_VIEWERS} that never read`)
  return Math.max(0, withThem - without)
}

async function highest(server: ServerProcess): Promise<number> {
  let most = 0
  const until = performance.now() + SLOW_MS
  while (performance.now() < until) most = Math.max(most, await memory(server))
  return most
}

/** Resident memory of the serving process over a second or so, MB. */
async function memory({ pid }: ServerProcess): Promise<number> {
  const samples: number[] = []
  for (let index = 0; index < SAMPLES; index++) {
    samples.push(residentMemory(pid).server)
    await sleep(300)
  }
  return median(samples)
}

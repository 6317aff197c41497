/**
 * The engine: the child process in which all native code runs. Started and watched over by server/inference/supervisor.ts.
 * This thread only passes messages; FFmpeg and ONNX Runtime are loaded by the capture and inference threads.
 */

import './no-telemetry'
import { messageOf } from '../../message-of'
import { within } from '../../within'
import type { EngineSettings, FromEngine, ToEngine } from '../messages'
import { SourceFailure } from '../sources/failure'
import { startAddressGuard } from './address-guard'
import { Cameras } from './cameras'
import { InferencePool } from './inference-pool'
import { createInspector } from './inspector'
import { openSlots } from './ledger-slots'
import { createOutbox } from './outbox'
import { probe } from './probe'
import { FIRST_RUN_MS } from './run-limit'

/** After this an end that does not come is made to come. */
const SHUTDOWN_MS = 2_500

// Before anything is opened through it.
await startAddressGuard()

const { threads, ledger = null, firstRunMs = FIRST_RUN_MS } = JSON.parse(process.argv[2] ?? '') as EngineSettings
openSlots(ledger)
const outbox = createOutbox((message, done) => process.send?.(message, done))
const pool = new InferencePool(threads, firstRunMs)
const cameras = new Cameras(pool, outbox.send)
const inspector = createInspector(firstRunMs)

process.on('message', (message: ToEngine) => handle(message))
// Ctrl-C reaches the whole group of processes: the server decides when this one ends.
process.on('SIGINT', () => {})
// The server is gone, however it ended: leave nothing behind.
process.on('disconnect', () => shutDown())
// It went while this one was loading: there will be no such event.
if (!process.connected) process.exit(0)
outbox.send({ t: 'ready', pid: process.pid, inferenceThreads: threads })

function handle(message: ToEngine): void {
  switch (message.t) {
    case 'camera:start':
      cameras.start(message.camera, message.firstFrameId)
      break
    case 'camera:tune':
      cameras.tune(message)
      break
    case 'camera:stop':
      cameras.stop(message.cameraId)
      break
    case 'clip:start':
      cameras.clip(message)
      break
    case 'clip:extend':
      cameras.extendClip(message)
      break
    case 'webcam':
      cameras.webcam(message)
      break
    case 'probe': {
      const { requestId, camera } = message
      answer(requestId, async () => ({ kind: 'probe', value: await probe(`probe:${requestId}`, camera, pool) }))
      break
    }
    case 'inspect': {
      const { id, path, manifest } = message
      answer(message.requestId, async () => ({
        kind: 'inspect',
        value: await inspector.inspect(id, path, manifest),
      }))
      break
    }
    case 'stats':
      answer(message.requestId, async () => ({
        kind: 'stats',
        value: { rss: process.memoryUsage.rss(), cameras: cameras.stats },
      }))
      break
    case 'ping':
      outbox.send({ t: 'pong' })
      break
    case 'shutdown':
      shutDown()
  }
}

type Reply = Extract<FromEngine, { t: 'reply' }>
type Answer = Reply extends infer R ? (R extends Reply ? Omit<R, 't' | 'requestId'> : never) : never

/** Every request gets exactly one reply. */
function answer(requestId: number, work: () => Promise<Answer>): void {
  work().then(
    (reply) => outbox.send({ t: 'reply', requestId, ...reply } as Reply),
    (error: unknown) => {
      const code = error instanceof SourceFailure ? error.code : 'internal'
      const detail = messageOf(error)
      outbox.send({ t: 'reply', requestId, kind: 'error', code, detail })
    },
  )
}

let ending = false

/** Threads end by themselves; ending the process under a native call would abort it. */
function shutDown(): void {
  if (ending) return
  ending = true
  const closed = Promise.all([cameras.close(), pool.close()])
  within(SHUTDOWN_MS, closed, () => new Error('late')).then(
    () => process.exit(0),
    () => process.kill(process.pid, 'SIGKILL'),
  )
}

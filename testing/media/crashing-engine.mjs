/**
 * In the place of the engine, for tests of who is blamed: speaks its messages, keeps its ledger, and dies of a real SIGSEGV
 * while it decodes a camera whose film is called bad. All the time a model runs in another thread.
 */
import { writeSync } from 'node:fs'

const RECORD_BYTES = 384
const { threads, ledger } = JSON.parse(process.argv[2])
const send = (message) => process.send(message, () => {})
const note = (slot, work) => {
  const bytes = Buffer.alloc(RECORD_BYTES)
  bytes.write(JSON.stringify({ since: Date.now() - slot, limitMs: 20_000, ...work }))
  writeSync(ledger, bytes, 0, RECORD_BYTES, slot * RECORD_BYTES)
}
const figures = { fps: 25, width: 64, height: 64, inferenceMs: 1, effectiveIntervalMs: 200, stretch: 1, dropped: 0 }
const cameras = new Map()

process.on('message', (message) => {
  if (message.t === 'ping') send({ t: 'pong' })
  if (message.t === 'shutdown') process.exit(0)
  if (message.t === 'camera:stop') cameras.delete(message.cameraId)
  if (message.t === 'camera:start') cameras.set(message.camera.id, { ...message.camera, frameId: message.firstFrameId })
})
process.on('disconnect', () => process.exit(0))

setInterval(() => {
  note(1, { step: 'run', camera: 'healthy', model: 'innocent' })
  for (const camera of cameras.values()) {
    const cameraId = camera.id
    if (camera.source.path === 'bad') {
      note(0, { step: 'decode', camera: cameraId })
      process.kill(process.pid, 'SIGSEGV')
    }
    send({ t: 'status', cameraId, state: 'live', ...figures })
    const jpeg = Uint8Array.of(0xff, 0xd8)
    const result = { measured: true, objects: [], inferenceMs: 1, fps: 25 }
    const picture = { at: Date.now(), steadyMs: 0, width: 64, height: 64, jpeg, evidence: null }
    send({ t: 'frame', cameraId, frameId: camera.frameId++, ...picture, ...result })
  }
}, 50)

send({ t: 'ready', pid: process.pid, inferenceThreads: threads })

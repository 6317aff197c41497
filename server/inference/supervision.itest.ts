import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ENGINE_ENTRY, type Rig, startRig } from '../../testing/media/inference-rig'
import { RESTART } from './supervisor'

/** A process that ended but whose parent is gone too may stay in the table for a while. */
function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

describe('the engine', () => {
  let rig: Rig
  let began: number
  beforeEach(async () => {
    began = performance.now()
    rig = await startRig()
  })
  afterEach(() => rig.close())

  it('rule 1: comes back at once after a crash, and its frame ids go on', async () => {
    rig.inference.startCamera(rig.camera())
    const before = await rig.frame((frame) => frame.jpeg !== null)
    const firstStart = performance.now() - began
    const down = rig.status((status) => status.code === 'engine_down')
    const crashed = performance.now()
    process.kill(rig.inference.pid!, 'SIGSEGV')
    expect(await down).toMatchObject({ state: 'reconnecting' })
    expect(rig.inference.up).toBe(false)
    const after = await rig.frame((frame) => frame.jpeg !== null)
    // The first back-off and a start like the one just seen: under a second where a start takes its usual quarter.
    expect(performance.now() - crashed).toBeLessThan(RESTART.firstMs + 3 * firstStart)
    expect(after.frameId).toBeGreaterThan(before.frameId)
    await rig.status((status) => status.state === 'live')
  })

  it('keeps what was tuned over a crash', async () => {
    rig.inference.startCamera(rig.camera())
    await rig.frame()
    rig.inference.tuneCamera('camera', { intervalMs: 777 })
    process.kill(rig.inference.pid!, 'SIGSEGV')
    const status = await rig.status((s) => s.state === 'live' && s.effectiveIntervalMs === 777)
    expect(status.code).toBeUndefined()
  })

  it('settles open questions when it goes down', async () => {
    process.kill(rig.inference.pid!, 'SIGSTOP')
    const settled = expect(rig.inference.stats()).rejects.toMatchObject({ code: 'engine_down' })
    process.kill(rig.inference.pid!, 'SIGKILL')
    await settled
  })

  it('is replaced when it does not answer any more', async () => {
    rig.inference.startCamera(rig.camera())
    const before = await rig.frame((frame) => frame.jpeg !== null)
    const pid = rig.inference.pid!
    const down = rig.status((status) => status.code === 'engine_down')
    process.kill(pid, 'SIGSTOP')
    await down
    const after = await rig.frame((frame) => frame.jpeg !== null)
    expect(after.frameId).toBeGreaterThan(before.frameId)
    expect(alive(pid)).toBe(false)
  })

  it('answers a test in another process, which ends with the service', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const connected = once(silent, 'connection')
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`
    const probe = rig.inference.probe(rig.camera({ source: { kind: 'http', url } }))
    const settled = expect(probe).rejects.toMatchObject({ code: 'engine_down' })
    await connected
    await rig.inference.stop()
    await settled
    silent.closeAllConnections()
    silent.close()
  })

  it('leaves no process when it is stopped, and answers engine_down from then on', async () => {
    rig.inference.startCamera(rig.camera())
    await rig.frame()
    const pid = rig.inference.pid!
    await rig.inference.stop()
    expect(alive(pid)).toBe(false)
    await expect(rig.inference.stats()).rejects.toMatchObject({ code: 'engine_down' })
  })
})

describe('when the server is killed', () => {
  it('the engine ends by itself', async () => {
    const parent = `
      import { fork } from 'node:child_process'
      const child = fork(${JSON.stringify(ENGINE_ENTRY)}, ['{"threads":1}'], { serialization: 'advanced', env: {}, execArgv: [] })
      child.once('message', () => console.log(child.pid))
    `
    const server = spawn(process.execPath, ['--input-type=module', '-e', parent], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(server.stdout, 'data')) as [Buffer]
    const engine = Number(line.toString())
    expect(alive(engine)).toBe(true)
    server.kill('SIGKILL')
    // The engine holds the other end of the server's output: it closes when the last of the two is gone.
    await once(server, 'close')
    expect(alive(engine)).toBe(false)
  })
})

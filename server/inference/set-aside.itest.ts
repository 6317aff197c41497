import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type Rig, startRig } from '../../testing/media/inference-rig'
import { beaconModel, endlessModel } from '../../testing/onnx'
import { STRIKES } from './blame'
import type { EngineStatus } from './messages'

let rig: Rig
afterEach(() => rig.close())

/** The status of a camera each time its code changes. */
function codesOf(cameraId: string): string[] {
  const codes: string[] = []
  rig.inference.onStatus((status: EngineStatus) => {
    const code = status.code ?? status.state
    if (status.cameraId === cameraId && codes.at(-1) !== code) codes.push(code)
  })
  return codes
}

async function model(name: string, bytes: Uint8Array) {
  const reply = await rig.inference.inspectModel(name, rig.write(`${name}.onnx`, bytes), null)
  if (!('spec' in reply)) throw new Error(JSON.stringify(reply))
  return reply.spec
}

describe('a camera whose pictures end the engine', () => {
  it('is set aside after three times, the others go on, and it comes back with another source', async () => {
    rig = await startRig({ engineEntry: path.resolve('testing/media/crashing-engine.mjs') })
    const film = (name: string) => ({ kind: 'file', path: name }) as const
    rig.inference.startCamera(rig.camera({ id: 'healthy', source: film('good') }))
    await rig.frame(({ cameraId }) => cameraId === 'healthy')
    const codes = codesOf('healthy')
    rig.inference.startCamera(rig.camera({ id: 'bad', source: film('bad') }))
    const status = await rig.status(({ cameraId, code }) => cameraId === 'bad' && code === 'source_set_aside')
    expect(status).toMatchObject({ state: 'failed', fps: 0 })
    const pid = rig.inference.pid
    await rig.frames(20, ({ cameraId }) => cameraId === 'healthy')
    expect(rig.inference.pid).toBe(pid)
    expect(codes.filter((code) => code === 'engine_down')).toHaveLength(STRIKES)
    expect(rig.inference.status('healthy')).toMatchObject({ state: 'live', code: undefined })

    rig.inference.startCamera(rig.camera({ id: 'bad', source: film('good') }))
    await rig.frame(({ cameraId }) => cameraId === 'bad')
    expect(rig.inference.pid).toBe(pid)
  })

  it('ends only the process in which it is tested', async () => {
    rig = await startRig()
    const pid = rig.inference.pid
    rig.inference.startCamera(rig.camera({ id: 'healthy' }))
    await rig.frame()
    // The process of the test hangs in this model for good: it is the one that goes.
    const spec = await model('endless', endlessModel())
    for (let test = 0; test < 2; test++) {
      expect(await rig.inference.probe(rig.camera({ id: 'tried', model: spec }))).toMatchObject({
        modelError: 'timed_out',
      })
    }
    await rig.frames(20, ({ cameraId }) => cameraId === 'healthy')
    expect(rig.inference.pid).toBe(pid)
  })
})

describe('a model that never returns from a run', () => {
  it('is ended, said, and after three times set aside; pictures and the other models go on', async () => {
    rig = await startRig({ firstRunMs: 2_000 })
    const endless = await model('endless', endlessModel())
    const beacon = await model('beacon', beaconModel({ width: 320, height: 320 }))
    rig.inference.startCamera(rig.camera({ id: 'other', model: beacon }))
    await rig.frame(({ cameraId, measured }) => cameraId === 'other' && measured)
    const stuck = rig.status(({ cameraId, code }) => cameraId === 'stuck' && code === 'model_stuck')
    rig.inference.startCamera(rig.camera({ id: 'stuck', model: endless }))
    await stuck
    const told = await rig.frame(({ cameraId, error }) => cameraId === 'stuck' && error !== undefined)
    expect(told).toMatchObject({ error: 'model_stuck', measured: false })
    await rig.status(
      ({ cameraId, code, state }) => cameraId === 'stuck' && code === 'model_set_aside' && state === 'live',
    )
    const pid = rig.inference.pid
    const later = rig.frames(20, ({ cameraId, error }) => cameraId === 'stuck' && error === 'model_set_aside')
    await rig.frames(20, ({ cameraId, measured }) => cameraId === 'other' && measured)
    await later
    expect(rig.inference.pid).toBe(pid)
    expect(rig.inference.status('other')?.code).toBeUndefined()

    rig.inference.startCamera(rig.camera({ id: 'stuck', model: beacon }))
    await rig.frame(({ cameraId, measured, error }) => cameraId === 'stuck' && measured && error === undefined)
    expect(rig.inference.status('stuck')?.code).toBeUndefined()
  })
})

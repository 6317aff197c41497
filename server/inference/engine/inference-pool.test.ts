import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ModelSpec } from '../../contract/model'
import { Detector } from './detector'
import type { FromInference, ToInference } from './inference-messages'
import { InferencePool } from './inference-pool'

type Thread = { posted: ToInference[]; say(message: FromInference): void; die(why: string): void }
const threads = vi.hoisted((): Thread[] => [])

/** Threads that do what the test says: none runs. */
vi.mock('./inference-worker', () => ({
  startInferenceWorker(_firstRunMs: number, say: (message: FromInference) => void, die: (why: string) => void) {
    const posted: ToInference[] = []
    threads.push({ posted, say, die })
    return { post: (message: ToInference) => void posted.push(message), stop: async () => {} }
  },
}))

const spec = { id: 'm', path: '/m.onnx', labels: ['person'] } as unknown as ModelSpec
const letterbox = { srcWidth: 1, srcHeight: 1, dstWidth: 1, dstHeight: 1, x: 0, y: 0, width: 1, height: 1 }
const jpeg = Uint8Array.of(0xff, 0xd8)

let pool: InferencePool
beforeEach(() => {
  vi.useFakeTimers()
  threads.length = 0
  pool = new InferencePool(2, 1_000)
})
afterEach(async () => {
  await pool.close()
  vi.useRealTimers()
})

const thread = (index: number) => threads[index] as Thread
const failed = (key: string): FromInference => ({ t: 'load:failed', key, code: 'model_invalid', detail: 'no memory' })

describe('a model that cannot be loaded again', () => {
  function acquire() {
    const said: string[] = []
    const { key } = pool.acquire(spec, { ready: () => said.push('ready'), failed: (code) => said.push(code) })
    return { said, key }
  }

  it('is told when no thread has it any more, its pictures come back, and it is tried again', () => {
    const { said, key } = acquire()
    for (const index of [0, 1]) thread(index).say({ t: 'loaded', key })
    expect(said).toEqual(['ready'])
    for (const index of [0, 1]) thread(index).die('out of memory')
    const results: unknown[] = []
    const job = { owner: 'a', key, buffer: new ArrayBuffer(4), letterbox, confidence: 0.5, iou: 0.5 }
    pool.submit({ ...job, done: (result) => results.push(result) })
    vi.advanceTimersByTime(500)
    thread(2).say(failed(key))
    expect([said, results]).toEqual([['ready'], []])
    thread(3).say(failed(key))
    expect(said).toEqual(['ready', 'model_invalid'])
    expect(results).toEqual([{ ok: false, detail: 'no memory' }])

    const loads = () => thread(2).posted.filter(({ t }) => t === 'load').length
    expect(loads()).toBe(1)
    vi.advanceTimersByTime(10_000)
    expect(loads()).toBe(2)
    thread(2).say({ t: 'loaded', key })
    expect(said).toEqual(['ready', 'model_invalid', 'ready'])
  })

  it('is of no matter while another thread has it, and is not tried again when it never could be loaded', () => {
    const { said, key } = acquire()
    thread(0).say({ t: 'loaded', key })
    thread(1).say(failed(key))
    expect(said).toEqual(['ready'])
    const other = { ...spec, id: 'other' } as ModelSpec
    const never: string[] = []
    const { key: broken } = pool.acquire(other, { ready: () => {}, failed: (code) => never.push(code) })
    for (const index of [0, 1]) thread(index).say(failed(broken))
    vi.advanceTimersByTime(60_000)
    expect(never).toEqual(['model_invalid'])
    expect(thread(0).posted.filter((message) => message.t === 'load' && message.key === broken)).toHaveLength(1)
  })
})

describe('pictures that give way to newer ones', () => {
  function detect() {
    const seen: string[] = []
    const detector = new Detector('a', { ...camera, model: spec }, pool, {
      ready: () => {},
      problem: (code) => seen.push(`problem ${code}`),
      outcome: (_frame, { ok }) => seen.push(ok ? 'result' : 'failure'),
      displaced: () => seen.push('displaced'),
      bufferBack: () => {},
      bufferLost: () => {},
    })
    const submit = (frameId: number) =>
      detector.submit(
        { frameId, at: 0, steadyMs: 0, width: 1, height: 1, jpeg },
        { buffer: new ArrayBuffer(4), letterbox },
      )
    return { seen, submit }
  }
  const camera = {
    id: 'a',
    source: { kind: 'webcam' as const },
    mediaDir: '/',
    labels: {},
    intervalMs: 200,
    pictureFps: 10,
    livingOnly: true,
    confidence: 0.5,
    iou: 0.5,
  }

  it('are failures when nothing has come back for ten seconds', () => {
    const { seen, submit } = detect()
    // Loaded by nobody: every picture gives way to the next.
    for (let frameId = 0; frameId <= 60; frameId++) {
      submit(frameId)
      vi.advanceTimersByTime(200)
    }
    expect(seen.slice(0, 49)).toEqual(Array.from({ length: 49 }, () => 'displaced'))
    expect(seen.filter((what) => what === 'failure')).toHaveLength(60 - 49)
    expect(seen.filter((what) => what.startsWith('problem'))).toEqual(['problem inference_failed'])
  })
})

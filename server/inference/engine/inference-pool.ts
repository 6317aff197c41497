/** N inference threads, the models loaded in them, and the newest picture of each camera that waits for one. */
import type { ErrorCode } from '../../contract/errors'
import type { ModelSpec } from '../../contract/model'
import type { Letterbox } from '../detect/letterbox'
import type { Detection } from '../detect/types'
import { createWorkload } from '../workload'
import { type FromInference, modelKey } from './inference-messages'
import { type InferenceWorker, startInferenceWorker } from './inference-worker'

export type JobResult =
  | { ok: true; detections: Detection[]; inferMs: number; postMs: number }
  | { ok: false; detail: string }
  /** A newer picture of the same camera took its place. */
  | { ok: 'displaced' }

export type Job = {
  /** Cameras take turns; of one camera only the newest waits. */
  owner: string
  key: string
  buffer: ArrayBuffer
  letterbox: Letterbox
  confidence: number
  iou: number
  /** Called exactly once, with the buffer back (null when it was lost with its thread). */
  done(result: JobResult, buffer: ArrayBuffer | null): void
}

/** Both may be called more than once: a model can fail to load in a thread that replaces another, and come back. */
export type ModelListener = { ready(): void; failed(code: ErrorCode, detail: string): void }

/** posted: jobs by id that the thread has, at most AHEAD. */
type Slot = { worker: InferenceWorker; loaded: Set<string>; failed: Set<string>; posted: Map<number, Job> }
type Model = {
  spec: ModelSpec
  listeners: Set<ModelListener>
  /** A thread has it. */
  ready: boolean
  /** A thread had it once: it can be loaded, and is tried again. */
  proven: boolean
  failure: [ErrorCode, string] | null
}

/** Jobs a thread has at once: the one it runs and the next, so that it never waits for this thread between two runs. */
const AHEAD = 2
/** A thread that keeps dying must not spin. */
const RESPAWN_MS = 500
/** A model that was in use and could not be loaded again (no memory, a disk that is away) is tried again. */
const RELOAD_MS = 10_000

export class InferencePool {
  readonly workload = createWorkload()
  private readonly slots: (Slot | null)[]
  private readonly models = new Map<string, Model>()
  private readonly waiting = new Map<string, Job>()
  private readonly timers = new Set<NodeJS.Timeout>()
  private nextJob = 1
  private closed = false

  /** firstRunMs: see run-limit.ts. */
  constructor(
    readonly threads: number,
    private readonly firstRunMs: number,
  ) {
    this.slots = Array.from({ length: threads }, () => null)
    for (let index = 0; index < threads; index++) this.spawn(index)
  }

  /** Loads the model (once for all who want it). The returned function lets go of it. */
  acquire(spec: ModelSpec, listener: ModelListener): { key: string; release(): void } {
    const key = modelKey(spec)
    let model = this.models.get(key)
    if (!model) {
      model = { spec, listeners: new Set(), ready: false, proven: false, failure: null }
      this.models.set(key, model)
      for (const slot of this.slots) slot?.worker.post({ t: 'load', key, spec })
    }
    const owned = model
    owned.listeners.add(listener)
    if (owned.ready) listener.ready()
    else if (owned.failure) listener.failed(...owned.failure)
    return { key, release: () => this.release(key, owned, listener) }
  }

  private release(key: string, model: Model, listener: ModelListener): void {
    if (!model.listeners.delete(listener) || model.listeners.size > 0) return
    this.models.delete(key)
    this.workload.forget(key)
    for (const slot of this.slots) {
      slot?.loaded.delete(key)
      slot?.failed.delete(key)
      slot?.worker.post({ t: 'release', key })
    }
  }

  /** Queues a picture; an older waiting one of the same owner is displaced. */
  submit(job: Job): void {
    const older = this.waiting.get(job.owner)
    this.waiting.set(job.owner, job)
    older?.done({ ok: 'displaced' }, older.buffer)
    this.dispatch()
  }

  /** Forgets what an owner has waiting. */
  withdraw(owner: string): void {
    const job = this.waiting.get(owner)
    this.waiting.delete(owner)
    job?.done({ ok: 'displaced' }, job.buffer)
  }

  /** Idle threads first, then one job ahead for each. */
  private dispatch(): void {
    for (let load = 0; load < AHEAD; load++) {
      for (const slot of this.slots) if (slot?.posted.size === load) this.post(slot)
    }
  }

  private post(slot: Slot): void {
    const job = [...this.waiting.values()].find((candidate) => slot.loaded.has(candidate.key))
    if (!job) return
    this.waiting.delete(job.owner)
    const { key, owner, buffer, letterbox, confidence, iou } = job
    const jobId = this.nextJob++
    slot.posted.set(jobId, job)
    slot.worker.post({ t: 'run', jobId, key, owner, buffer, letterbox, confidence, iou }, [buffer])
  }

  private spawn(index: number): void {
    const worker = startInferenceWorker(
      this.firstRunMs,
      (message) => this.onMessage(slot, message),
      (why) => this.onGone(index, slot, why),
    )
    const slot: Slot = { worker, loaded: new Set(), failed: new Set(), posted: new Map() }
    this.slots[index] = slot
    for (const [key, { spec }] of this.models) worker.post({ t: 'load', key, spec })
  }

  private onGone(index: number, slot: Slot, why: string): void {
    this.slots[index] = null
    for (const job of slot.posted.values()) job.done({ ok: false, detail: why }, null)
    if (this.closed) return
    this.later(RESPAWN_MS, () => this.spawn(index))
  }

  private later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      act()
    }, ms)
    this.timers.add(timer)
  }

  private onMessage(slot: Slot, message: FromInference): void {
    if (message.t === 'loaded') this.onLoaded(slot, message.key)
    else if (message.t === 'load:failed') this.onLoadFailed(slot, message.key, message.code, message.detail)
    else if (message.t === 'done' || message.t === 'failed') {
      const job = slot.posted.get(message.jobId)
      slot.posted.delete(message.jobId)
      this.dispatch()
      if (message.t === 'failed') job?.done({ ok: false, detail: message.detail }, message.buffer)
      else {
        const { detections, inferMs, postMs } = message
        if (job && !message.first) this.workload.add(job.key, inferMs + postMs, performance.now())
        job?.done({ ok: true, detections, inferMs, postMs }, message.buffer)
      }
    }
  }

  private onLoaded(slot: Slot, key: string): void {
    const model = this.models.get(key)
    if (!model) return
    slot.loaded.add(key)
    slot.failed.delete(key)
    const first = !model.ready
    model.ready = true
    model.proven = true
    model.failure = null
    if (first) for (const listener of model.listeners) listener.ready()
    this.dispatch()
  }

  /** It fails when no thread has it and none is still loading it, whether or not it was ever in use. */
  private onLoadFailed(slot: Slot, key: string, code: ErrorCode, detail: string): void {
    const model = this.models.get(key)
    if (!model) return
    slot.failed.add(key)
    if (model.proven) this.later(RELOAD_MS, () => this.reload(slot, key))
    if (this.slots.some((other) => other?.loaded.has(key) || (other && !other.failed.has(key)))) return
    model.ready = false
    model.failure = [code, detail]
    for (const job of [...this.waiting.values()]) {
      if (job.key !== key) continue
      this.waiting.delete(job.owner)
      job.done({ ok: false, detail }, job.buffer)
    }
    for (const listener of model.listeners) listener.failed(code, detail)
  }

  private reload(slot: Slot, key: string): void {
    const model = this.models.get(key)
    if (model && this.slots.includes(slot)) slot.worker.post({ t: 'load', key, spec: model.spec })
  }

  async close(): Promise<void> {
    this.closed = true
    for (const timer of this.timers) clearTimeout(timer)
    for (const owner of [...this.waiting.keys()]) this.withdraw(owner)
    await Promise.all(this.slots.map((slot) => slot?.worker.stop()))
  }
}

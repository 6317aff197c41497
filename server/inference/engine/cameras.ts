/** All cameras of the engine, and the clockwork they share. */
import { planIntervals } from '../capacity'
import { NO_CLIP } from '../clip/clip-end'
import type { EngineCamera, EngineStats, ToEngine } from '../messages'
import { Camera, type Send } from './camera'
import { Recorder } from './clip/recorder-worker'
import type { InferencePool } from './inference-pool'

const SWEEP_MS = 50
const PLAN_MS = 1_000

export class Cameras {
  private readonly running = new Map<string, Camera>()
  /** Stopped but not yet ended: a blocked read has to time out first. */
  private readonly ending = new Set<Promise<void>>()
  private readonly recorder = new Recorder()
  private readonly timers: NodeJS.Timeout[]

  constructor(
    private readonly pool: InferencePool,
    private readonly send: Send,
  ) {
    this.timers = [setInterval(() => this.sweep(), SWEEP_MS), setInterval(() => this.plan(), PLAN_MS)]
  }

  /** A camera that runs already is replaced. */
  start(camera: EngineCamera, firstFrameId: number): void {
    this.stop(camera.id)
    this.running.set(camera.id, new Camera(camera, firstFrameId, this.pool, this.recorder, this.send))
  }

  stop(id: string): void {
    const camera = this.running.get(id)
    if (!camera) return
    this.running.delete(id)
    const end = camera.close().finally(() => this.ending.delete(end))
    this.ending.add(end)
  }

  tune({ t: _, cameraId, ...change }: ToEngine & { t: 'camera:tune' }): void {
    this.running.get(cameraId)?.tune(change)
    this.plan()
  }

  clip({ t: _, ...order }: ToEngine & { t: 'clip:start' }): void {
    const { cameraId, clipId } = order
    const camera = this.running.get(cameraId)
    if (camera) camera.clip(order)
    else this.send({ t: 'clip', cameraId, clipId, end: { ...NO_CLIP, error: 'clip_no_pictures' } })
  }

  extendClip({ cameraId, clipId, untilMs }: ToEngine & { t: 'clip:extend' }): void {
    this.running.get(cameraId)?.extendClip(clipId, untilMs)
  }

  webcam({ cameraId, jpeg, at }: ToEngine & { t: 'webcam' }): void {
    this.running.get(cameraId)?.webcam(jpeg, at)
  }

  get stats(): EngineStats['cameras'] {
    return Object.fromEntries([...this.running].map(([id, camera]) => [id, camera.stats]))
  }

  private sweep(): void {
    for (const camera of this.running.values()) camera.sweep()
  }

  /** Once a second: share the inference threads anew, and say how each camera goes. */
  private plan(): void {
    const { threads, workload } = this.pool
    const loads = [...this.running.values()].map((camera) => camera.load).filter((load) => load !== null)
    for (const [id, plan] of planIntervals(loads, threads, workload.throughput(threads, performance.now()))) {
      this.running.get(id)?.setPlan(plan.intervalMs, plan.stretch)
    }
    for (const camera of this.running.values()) camera.report()
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer)
    for (const id of [...this.running.keys()]) this.stop(id)
    await Promise.all(this.ending)
    await this.recorder.stop()
  }
}

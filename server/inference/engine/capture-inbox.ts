/** What the main thread told this capture thread; polled, because the thread never returns to its event loop. */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import { steadyMs } from '../../clock'
import { type CaptureSetup, type FromCapture, SIGNAL, type ToCapture } from './capture-messages'
import type { CameraRecorder } from './clip/camera-recorder'
import type { Waiter, WebcamInbox } from './reader-types'
import { rest } from './steps'
import { tensorBytes } from './tensor-bytes'

/** The resolver of the system gives up about then. */
const LOOKUP_MS = 10_000
/** Where packets come, a clip ends with one of them; else so much later. */
const CLIP_GRACE_MS = 1_000

export class CaptureInbox implements Waiter, WebcamInbox {
  stopped = false
  /** Set when the wanted interval changed; the reader of it sets it back to null. */
  intervalMs: number | null = null
  /** Who makes clips; messages about them are passed on. */
  recorder: Pick<CameraRecorder, 'handle' | 'tick'> | null = null
  private inferring = false
  private readonly signal: Int32Array
  private readonly free: ArrayBuffer[] = []
  private unborn: number
  private allowed: boolean | null = null
  private picture: { jpeg: Uint8Array; at: number } | null = null

  constructor(
    private readonly port: MessagePort,
    private readonly setup: CaptureSetup,
  ) {
    this.signal = new Int32Array(setup.signal)
    this.unborn = setup.input ? setup.buffers : 0
    this.inferring = setup.once
  }

  now(): number {
    return performance.now()
  }

  sleep(ms: number): boolean {
    const end = performance.now() + ms
    this.poll()
    for (let left = ms; left > 0 && !this.stopped; left = end - performance.now()) this.idle(left)
    return !this.stopped
  }

  idle(ms: number): void {
    rest()
    const seen = Atomics.load(this.signal, SIGNAL.wake)
    if (this.poll() || this.stopped || this.picture) return
    Atomics.wait(this.signal, SIGNAL.wake, seen, ms)
    this.poll()
  }

  /** Whether there was a message. */
  poll(): boolean {
    this.recorder?.tick(steadyMs() - CLIP_GRACE_MS)
    for (let any = false; ; any = true) {
      const next = receiveMessageOnPort(this.port) as { message: ToCapture } | undefined
      if (!next) return any
      this.handle(next.message)
    }
  }

  get canInfer(): boolean {
    return this.inferring && (this.free.length > 0 || this.unborn > 0)
  }

  /** True when inference is wanted, whether or not a buffer is free. */
  get wantsInference(): boolean {
    return this.inferring
  }

  takeBuffer(): ArrayBuffer | null {
    const buffer = this.free.pop()
    if (buffer || this.unborn === 0 || !this.setup.input) return buffer ?? null
    this.unborn--
    return new ArrayBuffer(tensorBytes(this.setup.input))
  }

  giveBack(buffer: ArrayBuffer): void {
    this.free.push(buffer)
  }

  take(): { jpeg: Uint8Array; at: number } | null {
    const picture = this.picture
    this.picture = null
    if (picture) this.port.postMessage({ t: 'webcam:taken' } satisfies FromCapture)
    return picture
  }

  /** Whether none of a host's addresses is forbidden; null when nobody knows in time. */
  mayConnect(host: string): boolean | null {
    this.allowed = null
    this.port.postMessage({ t: 'may-connect', host } satisfies FromCapture)
    const end = performance.now() + LOOKUP_MS
    while (this.allowed === null && !this.stopped && performance.now() < end) this.idle(end - performance.now())
    return this.allowed
  }

  private handle(message: ToCapture): void {
    switch (message.t) {
      case 'tune':
        this.intervalMs = message.intervalMs
        return
      case 'infer':
        this.inferring = message.on
        return
      case 'buffer':
        this.giveBack(message.buffer)
        return
      case 'buffer:lost':
        this.unborn++
        return
      case 'webcam':
        this.picture = message
        return
      case 'may-connect':
        this.allowed = message.allowed
        return
      case 'ring':
      case 'clip':
      case 'clip:extend':
        this.recorder?.handle(message)
        return
      case 'stop':
        this.stopped = true
    }
  }
}

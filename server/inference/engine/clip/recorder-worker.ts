/** The recorder thread seen from the main thread: started with the first clip, started again when it dies. */
import { Worker } from 'node:worker_threads'
import { messageOf } from '../../../message-of'
import { type ClipEnd, NO_CLIP } from '../../clip/clip-end'
import type { ClipPart, ClipStream, FromRecorder, ToRecorder } from './clip-messages'

/** Bytes that wait to be written, of all clips; more and the disk does not keep up. */
const MAX_WAITING_BYTES = 64_000_000

export class Recorder {
  private worker: Worker | null = null
  private waiting = 0
  private readonly onEnd = new Map<string, (end: ClipEnd) => void>()
  private ended: Promise<void> = Promise.resolve()
  private stopping = false

  open(clipId: string, folder: string, stream: ClipStream, onEnd: (end: ClipEnd) => void): void {
    this.onEnd.set(clipId, onEnd)
    this.post({ t: 'open', clipId, folder, stream })
  }

  /** False when the disk does not keep up: nothing was taken. */
  add(clipId: string, { packets, pictures }: Extract<ClipPart, { do: 'add' }>): boolean {
    const bytes = packets.reduce((sum, packet) => sum + packet.bytes.length, 0)
    if (this.waiting + bytes > MAX_WAITING_BYTES) return false
    this.waiting += bytes
    this.post(
      { t: 'add', clipId, packets, pictures },
      packets.map((packet) => packet.bytes.buffer),
    )
    return true
  }

  result(message: Extract<ToRecorder, { t: 'result' }>): void {
    this.post(message)
  }

  /** The end is told to whoever opened it. */
  close(message: Extract<ToRecorder, { t: 'close' }>): void {
    this.post(message)
  }

  /** What is under way is closed. */
  stop(): Promise<void> {
    this.stopping = true
    this.worker?.postMessage({ t: 'stop' } satisfies ToRecorder)
    return this.ended
  }

  private post(message: ToRecorder, moved: ArrayBuffer[] = []): void {
    if (this.stopping) return
    this.worker ??= this.start()
    this.worker.postMessage(message, moved)
  }

  private start(): Worker {
    const worker = new Worker(new URL('./recorder-thread.js', import.meta.url))
    let why = 'the recorder thread ended'
    worker.on('message', (message: FromRecorder) => {
      if (message.t === 'written') this.waiting -= message.bytes
      else this.tell(message.clipId, message.end)
    })
    worker.on('error', (error) => {
      why = messageOf(error)
    })
    this.ended = new Promise((resolve) => {
      worker.on('exit', () => {
        this.worker = null
        this.waiting = 0
        for (const clipId of [...this.onEnd.keys()]) this.tell(clipId, { ...NO_CLIP, error: 'internal', detail: why })
        resolve()
      })
    })
    return worker
  }

  private tell(clipId: string, end: ClipEnd): void {
    const onEnd = this.onEnd.get(clipId)
    this.onEnd.delete(clipId)
    onEnd?.(end)
  }
}

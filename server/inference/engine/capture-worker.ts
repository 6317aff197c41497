/** A capture thread seen from the main thread. */

import { Worker } from 'node:worker_threads'
import { messageOf } from '../../message-of'
import { guardUrl } from './address-guard'
import { type CaptureSetup, type FromCapture, SIGNAL, type ToCapture } from './capture-messages'
import { mayConnect } from './host-lookup'
import { freeSlot, takeSlot } from './ledger-slots'

export type CaptureWorker = {
  post(message: ToCapture, moved?: ArrayBuffer[]): void
  /** Asks it to stop; resolves when the thread has ended, at the latest when its blocked read times out. */
  stop(): Promise<void>
}

export function startCaptureWorker(
  setup: Omit<CaptureSetup, 'signal' | 'proxy' | 'ledger'>,
  onMessage: (message: Exclude<FromCapture, { t: 'may-connect' }>) => void,
  /** The thread ended without being asked to: why, or null when it had nothing left to do. */
  onEnd: (why: string | null) => void,
): CaptureWorker {
  const signal = new SharedArrayBuffer(SIGNAL.length * Int32Array.BYTES_PER_ELEMENT)
  const shared = new Int32Array(signal)
  const ledger = takeSlot()
  const workerData: CaptureSetup = { ...setup, signal, proxy: guardUrl(), ledger }
  const worker = new Worker(new URL('./capture-thread.js', import.meta.url), { workerData })
  let stopping = false
  let why: string | null = null

  worker.on('message', (message: FromCapture) => {
    if (message.t === 'frame') Atomics.sub(shared, SIGNAL.outstanding, 1)
    if (message.t === 'may-connect')
      void mayConnect(message.host).then((allowed) => post({ t: 'may-connect', allowed }))
    else if (!stopping || message.t === 'clip') onMessage(message)
  })
  worker.on('error', (error) => {
    why = messageOf(error)
  })
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      freeSlot(ledger)
      resolve()
      if (!stopping) onEnd(why)
    })
  })
  const post = (message: ToCapture, moved: ArrayBuffer[] = []) => {
    worker.postMessage(message, moved)
    Atomics.add(shared, SIGNAL.wake, 1)
    Atomics.notify(shared, SIGNAL.wake)
  }
  return {
    post,
    stop() {
      if (!stopping) {
        stopping = true
        post({ t: 'stop' })
      }
      return ended
    },
  }
}

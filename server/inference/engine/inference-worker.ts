/** An inference thread seen from the main thread. */

import { Worker } from 'node:worker_threads'
import { messageOf } from '../../message-of'
import type { FromInference, InferenceSetup, ToInference } from './inference-messages'
import { freeSlot, takeSlot } from './ledger-slots'

export type InferenceWorker = {
  post(message: ToInference, moved?: ArrayBuffer[]): void
  /** Lets the running job end, then the thread. */
  stop(): Promise<void>
}

/** onGone: the thread ended without being asked to. firstRunMs: see run-limit.ts. */
export function startInferenceWorker(
  firstRunMs: number,
  onMessage: (message: FromInference) => void,
  onGone: (why: string) => void,
): InferenceWorker {
  const ledger = takeSlot()
  const workerData: InferenceSetup = { ledger, firstRunMs }
  const worker = new Worker(new URL('./inference-thread.js', import.meta.url), { workerData })
  let stopping = false
  let why = 'the inference thread ended'
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      freeSlot(ledger)
      resolve()
      if (!stopping) onGone(why)
    })
  })
  worker.on('message', onMessage)
  worker.on('error', (error) => {
    why = messageOf(error)
  })
  return {
    post: (message, moved = []) => worker.postMessage(message, moved),
    stop() {
      stopping = true
      worker.postMessage({ t: 'stop' } satisfies ToInference)
      return ended
    },
  }
}

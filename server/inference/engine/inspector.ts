/** Inspects model files, one after another, each in a thread of its own: what goes wrong there harms no camera. */
import type { ModelManifest } from '../../contract/model'
import type { InspectReply } from '../messages'
import { startInferenceWorker } from './inference-worker'

export type Inspector = { inspect(id: string, path: string, manifest: ModelManifest | null): Promise<InspectReply> }

/** firstRunMs: see run-limit.ts. */
export function createInspector(firstRunMs: number): Inspector {
  let last: Promise<unknown> = Promise.resolve()
  return {
    inspect(id, path, manifest) {
      const turn = last.then(() => inspectOnce(firstRunMs, id, path, manifest))
      last = turn
      return turn
    },
  }
}

function inspectOnce(
  firstRunMs: number,
  id: string,
  path: string,
  manifest: ModelManifest | null,
): Promise<InspectReply> {
  return new Promise((resolve) => {
    const worker = startInferenceWorker(
      firstRunMs,
      (message) => {
        if (message.t !== 'inspected') return
        resolve(message.reply)
        void worker.stop()
      },
      (why) => resolve({ error: 'model_invalid', detail: why }),
    )
    worker.post({ t: 'inspect', id, path, manifest })
  })
}

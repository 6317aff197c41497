/** A film's model in the pool of inference threads: pictures in, detections out, several at once. */
import type { Frame } from 'node-av/lib'
import type { ModelSpec } from '../../../contract/model'
import type { Detection } from '../../detect/types'
import { SourceFailure } from '../../sources/failure'
import type { InferencePool } from '../inference-pool'
import { begin } from '../steps'
import { tensorBytes } from '../tensor-bytes'
import { TensorWriter } from '../tensor-writer'

export type FilmDetector = {
  /** The frame is read before this returns. Rejects with inference_failed. */
  detect(frame: Frame): Promise<Detection[]>
  close(): void
}

/** Resolves when a thread has loaded the model. Rejects with SourceFailure model_*. */
export async function openFilmDetector(
  pool: InferencePool,
  model: ModelSpec,
  { confidence, iou }: { confidence: number; iou: number },
): Promise<FilmDetector> {
  const acquired = await new Promise<ReturnType<InferencePool['acquire']>>((resolve, reject) => {
    const handle = pool.acquire(model, {
      ready: () => queueMicrotask(() => resolve(handle)),
      failed: (code, detail) => reject(new SourceFailure(code, detail)),
    })
  })
  const tensors = new TensorWriter(model.input)
  const spare: ArrayBuffer[] = []
  /** Of an owner the pool keeps only the newest: each inference is an owner of its own. */
  let count = 0
  return {
    detect(frame) {
      const buffer = spare.pop() ?? new ArrayBuffer(tensorBytes(model.input))
      begin('tensor')
      const letterbox = tensors.write(frame, buffer)
      return new Promise((resolve, reject) => {
        pool.submit({
          owner: `film ${count++}`,
          key: acquired.key,
          buffer,
          letterbox,
          confidence,
          iou,
          done(result, back) {
            if (back) spare.push(back)
            if (result.ok === true) resolve(result.detections)
            else reject(new SourceFailure('inference_failed', result.ok ? 'displaced' : result.detail))
          },
        })
      })
    },
    close() {
      tensors.close()
      acquired.release()
    },
  }
}

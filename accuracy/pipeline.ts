/**
 * One camera's way from film to shown objects, through the engine's own modules (server/inference), in one thread and by
 * the film's own time. In the engine the same steps run in three threads: engine/frame-sender.ts chooses frames and makes
 * tensors and grey pictures, engine/inference-thread.ts runs the model, engine/camera.ts analyses, in the order of the
 * frames.
 */
import path from 'node:path'
import { createLabelMapper } from '../server/contract/label-mapper'
import type { ModelSpec } from '../server/contract/model'
import { decodeOutput } from '../server/inference/detect/decode'
import { GreyWriter } from '../server/inference/engine/grey-writer'
import { openReader } from '../server/inference/engine/reader'
import { openModelSession } from '../server/inference/engine/session'
import { tensorBytes } from '../server/inference/engine/tensor-bytes'
import { TensorWriter } from '../server/inference/engine/tensor-writer'
import { createFilmCamera } from './film-camera'
import { createFilmClock } from './film-clock'
import type { FilmRun, FoundBox, Settings } from './film-run'

/**
 * Average precision wants the weak ones too: what the model finds from here on, although the camera shows only what is
 * above its own threshold.
 */
export const WEAKEST = 0.01

const NO_WEBCAM = { take: () => null }

/**
 * Plays the film once, for as many cameras as there are intervals: a run each, in their order. Throws SourceFailure when it
 * cannot be read, and what the model throws.
 */
export async function runFilm(
  film: string,
  model: ModelSpec,
  settings: Settings,
  intervals: readonly number[] = [settings.intervalMs],
): Promise<FilmRun[]> {
  const clock = createFilmClock()
  const source = { kind: 'file', path: path.basename(film) } as const
  const setup = { source, mediaDir: path.dirname(path.resolve(film)), proxy: '' }
  const reader = openReader(setup, NO_WEBCAM, clock)
  const detector = await openDetector(model, settings)
  const greys = new GreyWriter()
  const cameras = intervals.map((intervalMs) => createFilmCamera(model, { ...settings, intervalMs }))
  const times: number[] = []
  let size = { width: 0, height: 0 }
  try {
    for (;;) {
      const index = times.length
      const captured = reader.next(index)
      // 'again' is where the film would begin anew.
      if (captured === null || typeof captured === 'string') {
        return cameras.map(({ shown }) => ({ ...size, times, shown }))
      }
      const { frame } = captured
      const atMs = clock.now()
      times.push(atMs)
      size = { width: frame.width, height: frame.height }
      const due = cameras.map((camera) => camera.due(atMs))
      if (!due.some(({ picture, infer }) => picture || infer)) continue
      const looked = { index, atMs, ...size, grey: greys.write(frame) }
      const result = due.some(({ infer }) => infer) ? await detector.detect(frame) : null
      for (const [which, camera] of cameras.entries()) {
        if (due[which]?.infer) camera.show(looked, result)
        else if (due[which]?.picture) camera.show(looked, null)
      }
    }
  } finally {
    reader.close()
    greys.close()
    await detector.close()
  }
}

async function openDetector(model: ModelSpec, { confidence, iou, labels }: Settings) {
  const session = await openModelSession(model.path)
  const tensors = new TensorWriter(model.input)
  const buffer = new ArrayBuffer(tensorBytes(model.input))
  const behaviourOf = createLabelMapper(labels)
  return {
    async detect(frame: Parameters<TensorWriter['write']>[0]) {
      const letterbox = tensors.write(frame, buffer)
      const outputs = await session.run(model.input, buffer)
      const detections = decodeOutput(model, outputs, letterbox, { confidence, iou })
      const found = decodeOutput(model, outputs, letterbox, { confidence: WEAKEST, iou }).map(
        (one): FoundBox => ({ box: one.box, confidence: one.confidence, behaviour: behaviourOf(one.label) }),
      )
      return { detections, found }
    },
    async close() {
      tensors.close()
      await session.close()
    },
  }
}

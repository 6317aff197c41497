/** A film through the product's own pass (server/inference/engine/film), with what the model finds besides what is shown. */
import { createLabelMapper } from '../server/contract/label-mapper'
import type { ModelSpec } from '../server/contract/model'
import { decodeOutput } from '../server/inference/detect/decode'
import { createFilmCamera } from '../server/inference/engine/film/film-camera'
import { openFilm } from '../server/inference/engine/film/film-reader'
import { playFilm } from '../server/inference/engine/film/play-film'
import { openModelSession } from '../server/inference/engine/session'
import { tensorBytes } from '../server/inference/engine/tensor-bytes'
import { TensorWriter } from '../server/inference/engine/tensor-writer'
import type { FilmRun, FoundBox, Settings, ShownFrame } from './film-run'

/**
 * Average precision wants the weak ones too: what the model finds from here on, although the camera shows only what is
 * above its own threshold.
 */
export const WEAKEST = 0.01

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
  const reader = openFilm(film)
  const cameras = intervals.map((intervalMs) => createFilmCamera(model.task, { ...settings, intervalMs }))
  const shown = cameras.map((): ShownFrame[] => [])
  const times: number[] = []
  try {
    const detector = await openDetector(model, settings)
    try {
      const { width, height } = await playFilm(reader, {
        due(atMs) {
          times.push(atMs)
          const each = cameras.map((camera) => camera.due(atMs))
          return each.some(({ picture, infer }) => picture || infer)
            ? { each, infer: each.some(({ infer }) => infer) }
            : null
        },
        detect: detector.detect,
        look(picture, { each }, result) {
          const { index, atMs } = picture
          for (const [which, camera] of cameras.entries()) {
            const own = each[which]?.infer ? result : null
            if (!own && !each[which]?.picture) continue
            const objects = camera.look(picture, own?.detections ?? null)
            shown[which]?.push({ index, atMs, objects, found: own?.found ?? null })
          }
        },
        parallel: () => 1,
      })
      return shown.map((frames) => ({ width, height, times, shown: frames }))
    } finally {
      await detector.close()
    }
  } finally {
    reader.close()
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

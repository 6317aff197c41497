/**
 * One camera's way from film to shown objects, through the engine's own modules (server/inference), in one thread and by
 * the film's own time. In the engine the same steps run in three threads: engine/frame-sender.ts chooses frames and makes
 * tensors, engine/inference-thread.ts runs the model, engine/camera.ts analyses, in the order of the frames.
 */
import path from 'node:path'
import type { BehaviourCode, LabelMap } from '../server/contract/behaviours'
import type { BBox } from '../server/contract/frame'
import type { ModelSpec } from '../server/contract/model'
import { type AnalyserOptions, createAnalyser } from '../server/inference/behaviour/analyser'
import { createLabelMapper } from '../server/inference/behaviour/class-map'
import { inFrame } from '../server/inference/behaviour/in-frame'
import { decodeOutput } from '../server/inference/detect/decode'
import { openReader } from '../server/inference/engine/reader'
import { createSchedule } from '../server/inference/engine/schedule'
import { openSession } from '../server/inference/engine/session'
import { tensorBytes } from '../server/inference/engine/tensor-bytes'
import { TensorWriter } from '../server/inference/engine/tensor-writer'
import type { EngineCamera, EngineObject } from '../server/inference/messages'
import { createFilmClock } from './film-clock'

/**
 * Average precision wants the weak ones too: what the model finds from here on, although the camera shows only what is
 * above its own threshold.
 */
export const WEAKEST = 0.01

export type Settings = Pick<EngineCamera, 'intervalMs' | 'pictureFps' | 'confidence' | 'iou'> & {
  labels: LabelMap
  analyser?: Partial<AnalyserOptions>
}

export type FoundBox = { box: BBox; confidence: number; behaviour: BehaviourCode | null }

/** A frame that leaves the engine: measured, or carried from the last inference. */
export type ShownFrame = {
  /** Which picture of the film. */
  index: number
  atMs: number
  objects: EngineObject[]
  /** What the model found in this very picture, from WEAKEST on; null when it was not asked. */
  found: FoundBox[] | null
}

export type FilmRun = {
  width: number
  height: number
  /** Of every picture of the film, ms from the first. */
  times: number[]
  shown: ShownFrame[]
}

const NO_WEBCAM = { take: () => null }

/** Plays the film once. Throws SourceFailure when it cannot be read, and what the model throws. */
export async function runFilm(film: string, model: ModelSpec, settings: Settings): Promise<FilmRun> {
  const { intervalMs, pictureFps, labels } = settings
  const clock = createFilmClock()
  const source = { kind: 'file', path: path.basename(film) } as const
  const setup = { source, mediaDir: path.dirname(path.resolve(film)), proxy: '' }
  const reader = openReader(setup, NO_WEBCAM, clock)
  const schedule = createSchedule({ intervalMs, pictureMs: 1000 / pictureFps })
  const detector = await openDetector(model, settings)
  const analyser = createAnalyser({ task: model.task, labels, options: settings.analyser })
  const run: FilmRun = { width: 0, height: 0, times: [], shown: [] }
  try {
    for (;;) {
      const index = run.times.length
      const captured = reader.next(index)
      // 'again' is where the film would begin anew.
      if (captured === null || typeof captured === 'string') return run
      const { frame } = captured
      const atMs = clock.now()
      run.times.push(atMs)
      run.width = frame.width
      run.height = frame.height
      const due = schedule.next(atMs, true)
      if (!due.picture && !due.infer) continue
      const result = due.infer ? await detector.detect(frame) : null
      const objects = result ? analyser.measure(result.detections, atMs) : analyser.carry(atMs)
      const { width, height } = frame
      run.shown.push({ index, atMs, objects: inFrame(objects, width, height), found: result?.found ?? null })
    }
  } finally {
    reader.close()
    await detector.close()
  }
}

async function openDetector(model: ModelSpec, { confidence, iou, labels }: Settings) {
  const session = await openSession(model.path)
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

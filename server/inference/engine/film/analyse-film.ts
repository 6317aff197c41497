/** One film through the pipeline, into files. The same film, model and settings give the same bytes. */
import { mkdirSync } from 'node:fs'
import { createBoxWriter } from '../../film/box-file'
import { writeCounts } from '../../film/count-file'
import { createSecondCounter } from '../../film/count-seconds'
import type { AnalysedFilm, AnalyseTask } from '../../film/messages'
import type { InferencePool } from '../inference-pool'
import { createFilmCamera, EVERY_PICTURE_FPS } from './film-camera'
import { openFilmDetector } from './film-detector'
import { openFilm } from './film-reader'
import { playFilm } from './play-film'

export type AnalyseFilm = {
  pool: InferencePool
  /** Inferences that may be under way at once. */
  parallel(): number
  progress(pictures: number, share: number): void
}

/** The folder is made. Throws SourceFailure, and what the file system says. */
export async function analyseFilm(task: AnalyseTask, { pool, parallel, progress }: AnalyseFilm): Promise<AnalysedFilm> {
  mkdirSync(task.folder, { recursive: true })
  const film = openFilm(task.film)
  try {
    const detector = await openFilmDetector(pool, task.model, task)
    const boxes = createBoxWriter(task.folder)
    try {
      const camera = createFilmCamera(task.model.task, { ...task, pictureFps: EVERY_PICTURE_FPS })
      const seconds = createSecondCounter()
      const figures = { measured: 0, mostPeople: 0 }
      const facts = await playFilm(film, {
        due: (atMs) => camera.due(atMs),
        detect: detector.detect,
        parallel,
        look(picture, _due, detections) {
          const objects = camera.look(picture, detections)
          boxes.add(picture.atMs, detections !== null, objects)
          seconds.add(picture.atMs, objects)
          if (detections) figures.measured++
          figures.mostPeople = Math.max(figures.mostPeople, objects.length)
          progress(picture.index + 1, film.durationMs > 0 ? picture.atMs / film.durationMs : 0)
        },
      })
      writeCounts(task.folder, seconds.rows)
      boxes.finish(facts)
      return figures
    } finally {
      boxes.close()
      detector.close()
    }
  } finally {
    film.close()
  }
}

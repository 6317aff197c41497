/** One film through the pipeline, into files. The same film, model and settings give the same bytes. */
import { mkdirSync } from 'node:fs'
import { countPeople } from '../../../rules/counts'
import type { Say } from '../../../workshop/messages'
import type { Machine } from '../../../workshop/task'
import { createBoxWriter } from '../../film/box-file'
import { writeCounts } from '../../film/count-file'
import { createSecondCounter } from '../../film/count-seconds'
import type { AnalysedFilm, AnalyseTask } from '../../film/tasks'
import { InferencePool } from '../inference-pool'
import { FIRST_RUN_MS } from '../run-limit'
import { createFilmCamera, EVERY_PICTURE_FPS } from './film-camera'
import { openFilmDetector } from './film-detector'
import { share } from './film-limits'
import { openFilm } from './film-reader'
import { playFilm } from './play-film'

/** The folder is made; of the process that calls it everything is the film's. Throws SourceFailure, and what the file system says. */
export async function analyseFilm(
  task: AnalyseTask,
  say: Say,
  { threads, firstRunMs, parallel }: Machine,
): Promise<AnalysedFilm> {
  mkdirSync(task.folder, { recursive: true })
  const film = openFilm(task.film)
  try {
    await say({ stage: 'load_model', progress: 0 })
    const detector = await openFilmDetector(new InferencePool(threads, firstRunMs ?? FIRST_RUN_MS), task.model, task)
    await say({ stage: 'inference' })
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
          figures.mostPeople = Math.max(figures.mostPeople, countPeople(objects))
          void say({ progress: share(picture.atMs, film.durationMs) })
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

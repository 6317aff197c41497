import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import {
  type AnalyseInput,
  analyseInput,
  filmFigures,
  filmFile,
  filmRules,
  filmSettings,
  filmSource,
} from '../../contract/film'
import type { Stage } from '../../contract/progress'
import { AppError, isDiskFull } from '../../errors'
import { CLIP } from '../../inference/clip/folder'
import type { AnalyseTask, MakeTask } from '../../inference/film/tasks'
import { sizeOf } from '../../services/alerts/safe-file'
import { findClipFolder } from '../../services/clips/find'
import { findFilm } from '../../services/films/find'
import { filmFolder, filmPath, removeFilmFiles, resultFolder, UPLOAD, uploadPath } from '../../services/films/folder'
import { ANALYSE } from '../../services/films/queue'
import { labelsInForce } from '../../services/models/labels-in-force'
import type { Film } from '../../store/generated/client'
import type { Watch } from '../../workshop/workshop'
import { type JobDeps, jobKind, type RunningJob } from '../kind'

const HOUR_MS = 3_600_000
/** Making a film playable is a copy or, at worst, a third of the work. */
const MAKE_SHARE = 0.05

/**
 * A recorded film through the same models and behaviours as a camera, in a process of its own. Begun again, it begins from
 * the start; what was found before stays until all is found.
 */
export const analyse = jobKind({
  name: ANALYSE,
  action: 'job.own',
  input: analyseInput,
  result: filmFigures,
  attempts: 3,
  limitMs: 24 * HOUR_MS,
  // One takes every core when nothing is live.
  atOnce: 1,
  onDisk: true,
  resultUrl: ({ input }) => `/api/films/${analyseInput.parse(input).filmId}`,
  async allow(c, who, { filmId }) {
    const { jobId } = await findFilm(c.prisma, who, filmId)
    if (await isBusy(c, jobId)) throw new AppError('film_state', 'it is being analysed')
  },
  async run(c, job) {
    const { filmId } = job.input
    let stage: Stage = 'preprocess'
    const watch = (from: number, to: number): Watch => ({
      signal: job.signal,
      say(said) {
        stage = said.stage ?? stage
        job.say({ ...said, progress: from + (to - from) * (said.progress ?? 0) })
      },
    })
    try {
      const film = await begin(c, job)
      const making = watch(0, MAKE_SHARE)
      making.say({ stage })
      await makePlayable(c, film, making)
      const analysing = watch(film.file === null ? MAKE_SHARE : 0, 1)
      analysing.say({ stage: 'load_model' })
      const task = await analyseTask(c, film, job.id)
      const figures = await findAll(c, task, analysing)
      analysing.say({ stage: 'postprocess', progress: 1 })
      await judge(c, film, task, job.signal)
      await keep(c, film, job.id, figures)
      return figures
    } catch (error) {
      await rm(resultFolder(c.paths.dataDir, filmId, job.id), { recursive: true, force: true })
      await sayWhy(c, filmId, job, stage, error)
      throw error
    }
  },
})

type AnalyseJob = RunningJob<AnalyseInput>

async function isBusy({ prisma }: JobDeps, jobId: string | null, except?: string): Promise<boolean> {
  if (jobId === null || jobId === except) return false
  return (await prisma.job.count({ where: { id: jobId, state: 'running' } })) > 0
}

/** Throws film_not_found when it is gone, film_state when another job works on it. */
async function begin(c: JobDeps, job: AnalyseJob): Promise<Film> {
  const { filmId: id } = job.input
  const film = await c.prisma.film.findUnique({ where: { id } })
  if (!film) throw new AppError('film_not_found')
  if (await isBusy(c, film.jobId, job.id)) throw new AppError('film_state', 'it is being analysed')
  await mkdir(filmFolder(c.paths.dataDir, id), { recursive: true })
  return c.prisma.film.update({ where: { id }, data: { jobId: job.id, error: null, errorStage: null } })
}

async function analyseTask(c: JobDeps, film: Film, jobId: string): Promise<AnalyseTask> {
  const { modelId, labels, intervalMs, confidence, iou } = filmSettings.parse(film.settings)
  const { spec, error, behaviours } = await c.models.resolve(modelId)
  if (!spec) throw new AppError(error ?? 'model_not_found')
  const { dataDir } = c.paths
  const files = { film: filmPath(dataDir, film.id), folder: resultFolder(dataDir, film.id, jobId) }
  return { ...files, model: spec, labels: labelsInForce(labels, behaviours), intervalMs, confidence, iou }
}

/** Once a film; from then on what was sent is not needed any more. */
async function makePlayable(c: JobDeps, film: Film, watch: Watch): Promise<void> {
  const { dataDir } = c.paths
  const target = filmPath(dataDir, film.id)
  if (film.file === null) {
    await rm(`${target}.part`, { force: true })
    const made = await c.workshop.run('make', { ...(await sourceOf(c, film)), target }, watch)
    const file = filmFile.parse({ ...made, bytes: await sizeOf(target) })
    await c.prisma.film.update({ where: { id: film.id }, data: { file } })
  }
  await rm(uploadPath(dataDir, film.id), { force: true })
}

async function sourceOf(c: JobDeps, film: Film): Promise<Pick<MakeTask, 'folder' | 'path'>> {
  const { paths } = c
  const source = filmSource.parse(film.source)
  switch (source.kind) {
    case 'upload':
      return { folder: filmFolder(paths.dataDir, film.id), path: UPLOAD }
    case 'media':
      return { folder: paths.mediaDir, path: source.path }
    case 'demo':
      return { folder: path.dirname(paths.demoFilm), path: path.basename(paths.demoFilm) }
    case 'clip':
      return { folder: await findClipFolder(c, source.id), path: CLIP }
  }
}

async function findAll(c: JobDeps, task: AnalyseTask, watch: Watch) {
  const began = c.clock.steady()
  const found = await c.workshop.run('analyse', task, watch)
  return { ...found, tookMs: Math.round(c.clock.steady() - began) }
}

async function judge(c: JobDeps, film: Film, { folder, intervalMs }: AnalyseTask, signal: AbortSignal): Promise<void> {
  const rules = filmRules.parse(film.rules)
  if (rules.length > 0) await c.workshop.run('judge', { folder, intervalMs, rules }, { signal, say: () => undefined })
}

/** From here on it is what people see; what was found before goes. */
async function keep(c: JobDeps, film: Film, jobId: string, figures: z.input<typeof filmFigures>): Promise<void> {
  const analysedAt = new Date(c.clock.now())
  await c.prisma.film.update({ where: { id: film.id }, data: { result: jobId, figures, analysedAt } })
  if (film.result !== null && film.result !== jobId) {
    await rm(resultFolder(c.paths.dataDir, film.id, film.result), { recursive: true, force: true })
  }
}

/** A film that was removed meanwhile leaves nothing behind, not even what this job was still writing. */
async function sayWhy(c: JobDeps, id: string, { signal }: AnalyseJob, stage: Stage, error: unknown): Promise<void> {
  const code = error instanceof AppError ? error.code : isDiskFull(error) ? 'disk_full' : 'internal'
  if (!signal.aborted) await c.prisma.film.updateMany({ where: { id }, data: { error: code, errorStage: stage } })
  if ((await c.prisma.film.count({ where: { id } })) === 0) await removeFilmFiles(c.paths.dataDir, id)
}

/** Rows of films as people see them, with the job that works on each. */
import { errorCode } from '../../contract/errors'
import { type FilmView, filmFigures, filmFile, filmRules, filmSettings, filmSource } from '../../contract/film'
import { endOf } from '../../jobs/retention/policy'
import { toJobView } from '../../jobs/view'
import type { Film, Job } from '../../store/generated/client'
import { sizeOf } from '../alerts/safe-file'
import type { Context } from '../context'
import { readRetention } from '../retention/settings'
import { readTimetables, type Timetables } from '../schedules/timetables'
import { uploadPath } from './folder'
import { lessonsOf } from './lessons'

export async function toFilmViews(
  { prisma, paths }: Pick<Context, 'prisma' | 'paths'>,
  rows: readonly Film[],
): Promise<FilmView[]> {
  const ids = rows.flatMap(({ jobId }) => jobId ?? [])
  const { filmDays } = await readRetention(prisma)
  const jobs = new Map((await prisma.job.findMany({ where: { id: { in: ids } } })).map((job) => [job.id, job]))
  const timetables = await readTimetables(prisma)
  return Promise.all(
    rows.map((row) =>
      toFilmView(row, { dataDir: paths.dataDir, job: jobs.get(row.jobId ?? '') ?? null, filmDays, timetables }),
    ),
  )
}

type Around = { dataDir: string; job: Job | null; filmDays: number | null; timetables: Timetables }

async function toFilmView(row: Film, { dataDir, job, filmDays, timetables }: Around): Promise<FilmView> {
  const source = filmSource.parse(row.source)
  const sent = source.kind === 'upload' && row.file === null
  const received = sent ? await sizeOf(uploadPath(dataDir, row.id)) : 0
  const running = job && toJobView(job)
  // A job that was lost too often could say nothing of it to the film.
  const code = row.error ?? (job?.state === 'failed' ? job.error : null)
  return {
    ...{ id: row.id, name: row.name, place: row.place, ownerName: row.ownerName, source, received },
    startsAt: row.startsAt.getTime(),
    lessons: [...new Set(lessonsOf(timetables, row).map(({ name }) => name))],
    settings: filmSettings.parse(row.settings),
    // Those of kinds that are not known any more are left out.
    rules: filmRules.catch([]).parse(row.rules),
    state: stateOf(row, job, source.kind === 'upload' && row.file === null && received < source.bytes),
    job: running && {
      ...{ id: running.id, state: running.state, stage: running.stage, progress: running.progress },
      ...{ attempt: running.attempt, cancelAsked: running.cancelAsked },
    },
    error:
      code === null
        ? null
        : { code: errorCode.catch('internal').parse(code), stage: row.errorStage ?? job?.stage ?? null },
    file: filmFile.nullable().parse(row.file),
    figures: filmFigures.nullable().parse(row.figures),
    analysedAt: row.analysedAt?.getTime() ?? null,
    expiresAt: endOf(row.createdAt.getTime(), filmDays),
    createdAt: row.createdAt.getTime(),
  }
}

function stateOf(row: Film, job: Job | null, receiving: boolean): FilmView['state'] {
  if (job?.state === 'queued' || job?.state === 'running') return job.state
  if (receiving) return 'receiving'
  if (row.error !== null || job?.state === 'failed') return 'failed'
  return row.analysedAt === null ? 'idle' : 'ready'
}

import { mkdir } from 'node:fs/promises'
import { z } from 'zod'
import { filmSource, filmView } from '../../contract/film'
import { AppError } from '../../errors'
import type { Film } from '../../store/generated/client'
import { queueLock } from '../jobs/add'
import { receivePart } from '../receive-part'
import { verb } from '../verb'
import { findFilm } from './find'
import { filmFolder, uploadPath } from './folder'
import { isNoFilm } from './not-film'
import { queueAnalysis } from './queue'
import { tellJob } from './tell'
import { toFilmViews } from './view'

/** Throws film_state when nothing is to be sent, film_unknown for what is none, and what `receivePart` throws. */
export const receiveFilm = verb({
  name: 'films.receive',
  method: 'PATCH',
  path: '/api/films/{id}/content',
  summary:
    'A part of the file of a film, from `offset` on, which is the `received` of the film. After the last it is analysed.',
  action: 'film.use',
  on: 'visible',
  // A part alone is nothing for the audit; the analysis after the last one is.
  readOnly: true,
  input: z.strictObject({ id: z.string(), offset: z.coerce.number().int().min(0) }),
  output: filmView,
  body: 'bytes',
  async run(c, { who, input: { id, offset }, body, change }) {
    let film = await findFilm(c.prisma, who, id)
    const bytes = expected(film)
    const file = uploadPath(c.paths.dataDir, id)
    await mkdir(filmFolder(c.paths.dataDir, id), { recursive: true })
    if ((await receivePart({ body, file, offset, bytes, check: requireFilm })) === bytes) {
      const queued = await change(
        async (tx) => {
          const value = await queueAnalysis(tx, who, id, c)
          return { value, target: `film:${id}`, after: { bytes } }
        },
        { lock: queueLock(who) },
      )
      film = queued.film
      tellJob(c, queued.job)
    }
    const [view] = await toFilmViews(c, [film])
    return view!
  },
})

/** How many bytes are to come in all. Throws film_state. */
function expected({ source: stored, file, jobId }: Film): number {
  const source = filmSource.parse(stored)
  if (source.kind !== 'upload' || file !== null || jobId !== null)
    throw new AppError('film_state', 'nothing is to be sent')
  return source.bytes
}

function requireFilm(head: Uint8Array): void {
  if (isNoFilm(head)) throw new AppError('film_unknown')
}

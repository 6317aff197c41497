import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { filmSource, filmView } from '../../contract/film'
import { AppError } from '../../errors'
import type { Film } from '../../store/generated/client'
import { queueLock } from '../jobs/add'
import { verb } from '../verb'
import { findFilm } from './find'
import { filmFolder, sizeOf, uploadPath } from './folder'
import { queueAnalysis } from './queue'
import { tellJob } from './tell'
import { toFilmViews } from './view'

/** Films of which a part is coming in. */
const receiving = new Set<string>()

/**
 * What has come of a part stays when the line is cut: the next one begins at `received`. Throws film_state for a part that
 * begins elsewhere, and while another comes; too_large for more than was said; disk_full.
 */
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
    if (receiving.has(id)) throw new AppError('film_state', 'another part is coming')
    receiving.add(id)
    try {
      const file = uploadPath(c.paths.dataDir, id)
      if ((await sizeOf(file)) !== offset) throw new AppError('film_state', 'it goes on somewhere else')
      await mkdir(filmFolder(c.paths.dataDir, id), { recursive: true })
      await pipeline(atMost(body, bytes - offset), createWriteStream(file, { flags: 'a', flush: true })).catch(orFull)
      if ((await sizeOf(file)) === bytes) {
        const queued = await change(
          async (tx) => {
            const value = await queueAnalysis(tx, who, id, c.clock.now())
            return { value, target: `film:${id}`, after: { bytes } }
          },
          { lock: queueLock(who) },
        )
        film = queued.film
        tellJob(c, queued.job)
      }
    } finally {
      receiving.delete(id)
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

async function* atMost(body: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes
  for await (const chunk of body) {
    left -= chunk.byteLength
    if (left < 0) throw new AppError('too_large', 'more than was said')
    yield chunk
  }
}

function orFull(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw new AppError('disk_full')
  throw error
}

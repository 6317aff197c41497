import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { WORKSHOP_KEPT_MS } from '../../contract/workshop'
import { isNotThere } from '../../services/alerts/safe-file'
import { filmsIn, removeFilmFiles, uploadPath } from '../../services/films/folder'
import { isId } from '../../services/guard'
import type { JobDeps } from '../kind'

type Sweeps = { prisma: JobDeps['prisma']; paths: { dataDir: string }; clock: JobDeps['clock'] }

/** Removes films that were added before `before` and on which no job works, and files of films that are gone. Returns how many films. */
export async function removeFilms(c: Sweeps, before: Date | null, signal: AbortSignal): Promise<number> {
  let removed = 0
  if (before) {
    const rows = await c.prisma.film.findMany({
      where: { createdAt: { lt: before } },
      select: { id: true, jobId: true },
    })
    for (const { id, jobId } of rows) {
      signal.throwIfAborted()
      const busy =
        jobId !== null && (await c.prisma.job.count({ where: { id: jobId, state: { in: ['queued', 'running'] } } }))
      if (busy) continue
      // Files first: after a crash the row still names what is left.
      await removeFilmFiles(c.paths.dataDir, id)
      await c.prisma.film.deleteMany({ where: { id } })
      removed++
    }
  }
  removed += await removeUnsent(c, signal)
  await sweepFilms(c, before, signal)
  return removed
}

/** Films of which nothing has come for a week before all of it was here. */
async function removeUnsent({ prisma, paths, clock }: Sweeps, signal: AbortSignal): Promise<number> {
  const until = clock.now() - WORKSHOP_KEPT_MS
  const waiting = { jobId: null, createdAt: { lt: new Date(until) } }
  const rows = await prisma.film.findMany({ where: waiting, select: { id: true, file: true } })
  let removed = 0
  for (const { id, file } of rows) {
    signal.throwIfAborted()
    if (file !== null) continue
    const came = await stat(uploadPath(paths.dataDir, id)).catch(() => null)
    if (came && came.mtimeMs >= until) continue
    await removeFilmFiles(paths.dataDir, id)
    removed += (await prisma.film.deleteMany({ where: { id, jobId: null } })).count
  }
  return removed
}

/**
 * Removes the files on this server of films that are gone, and that were written before `before`: a server on a wrong, empty database
 * must not take away what is kept. Returns how many films'.
 */
export async function sweepFilms(
  { prisma, paths }: Pick<Sweeps, 'prisma' | 'paths'>,
  before: Date | null,
  signal: AbortSignal,
): Promise<number> {
  if (!before) return 0
  let removed = 0
  const root = filmsIn(paths.dataDir)
  const names = await readdir(root).catch((error: unknown) => {
    if (isNotThere(error)) return []
    throw error
  })
  for (const id of names.filter(isId)) {
    signal.throwIfAborted()
    if (await prisma.film.findUnique({ where: { id }, select: { id: true } })) continue
    const { mtimeMs } = await stat(path.join(root, id))
    if (mtimeMs >= before.getTime()) continue
    await removeFilmFiles(paths.dataDir, id)
    removed++
  }
  return removed
}

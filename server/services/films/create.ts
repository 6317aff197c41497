import { can } from '../../access/can'
import { filmDraft, filmView } from '../../contract/film'
import { AppError } from '../../errors'
import type { Film } from '../../store/generated/client'
import { requireDiskRoom } from '../disk/room'
import { queueLock } from '../jobs/add'
import { requireDetector } from '../models/require-detector'
import { uuid7 } from '../uuid7'
import { verb } from '../verb'
import { requirePlace } from './find'
import { findClipToAnalyse } from './find-clip'
import { queueAnalysis } from './queue'
import { requireOwnRoom } from './room'
import { tellJob } from './tell'
import { toFilmViews } from './view'

/**
 * Throws forbidden, model_not_found, model_no_detector, films_full, disk_full, busy; of a clip what `findClipToAnalyse` throws. The media
 * folder is for whoever may see what is in it.
 */
export const createFilm = verb({
  name: 'films.create',
  method: 'POST',
  path: '/api/films',
  summary: 'Adds a film. It is analysed at once; one that is sent, when the last part of it has come.',
  action: 'film.use',
  on: 'visible',
  input: filmDraft,
  output: filmView,
  async run(c, { who, input: { source, settings, startsAt, ...named }, change }) {
    const clip = source.kind === 'clip' ? await findClipToAnalyse(c, who, source.id) : null
    requirePlace(who, named.place, clip?.cameraPlace ?? null)
    if (source.kind === 'media' && !can(who, 'camera.create')) throw new AppError('forbidden')
    await requireDetector(c.models, settings.modelId)
    const bytes = source.kind === 'upload' ? source.bytes : (clip?.bytes ?? 0)
    await requireDiskRoom(c.paths.dataDir, bytes)
    const now = c.clock.now()
    const made = await change(
      async (tx) => {
        await requireOwnRoom(tx, who, bytes)
        const own = { ownerId: who.userId, ownerName: who.name, createdAt: new Date(now) }
        const camera = clip && { cameraId: clip.cameraId, cameraPlace: clip.cameraPlace }
        const data = { ...named, ...own, ...camera, startsAt: new Date(startsAt), source, settings, id: uuid7(now) }
        const film: Film = await tx.film.create({ data })
        const queued = source.kind === 'upload' ? { film, job: null } : await queueAnalysis(tx, who, film.id, c)
        return { value: queued, target: `film:${film.id}`, after: { ...named, startsAt, source, settings } }
      },
      { lock: queueLock(who) },
    )
    tellJob(c, made.job)
    const [view] = await toFilmViews(c, [made.film])
    return view!
  },
})

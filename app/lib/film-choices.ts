import type { FilmChoices } from '@/components/films/film-choices'
import { can } from '@/server/access/can'
import type { Principal } from '@/server/contract/user'
import { ask } from './ask'

/** What somebody can choose for a film. */
export async function filmChoices(who: Principal): Promise<FilmChoices> {
  const [models, cameras, mediaFiles] = await Promise.all([
    ask(who, 'models.list', {}),
    ask(who, 'cameras.list', {}),
    can(who, 'camera.create') ? ask(who, 'cameras.mediaFiles', {}) : [],
  ])
  const places = cameras.map(({ place }) => place).filter((place) => can(who, 'film.use', { cameraId: null, place }))
  return { models, mediaFiles, places: [...new Set(places)].filter(Boolean).sort() }
}

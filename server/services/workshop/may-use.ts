/** Whether somebody may have a picture enhanced, and see what came of it: who may see the picture itself. */
import { can } from '../../access/can'
import type { Principal } from '../../contract/user'
import type { EnhanceSource } from '../../contract/workshop'
import { AppError } from '../../errors'
import type { JobDeps } from '../../jobs/kind'
import { findClipFolder } from '../clips/find'
import { findFilm } from '../films/find'
import { requireFilmHere } from '../films/here'
import { alertOf, cameraOf } from '../locate'
import { findOwnUpload, isWhole } from './uploads'

type Needs = Pick<JobDeps, 'prisma' | 'paths' | 'serverName'>

/** Throws upload_not_found, alert_not_found, clip_not_found, clip_state, clip_elsewhere, camera_not_found, film_not_found, film_state, film_elsewhere, forbidden. */
export async function requireSource(c: Needs, who: Principal, source: EnhanceSource): Promise<void> {
  switch (source.kind) {
    case 'upload':
      for (const id of source.ids) {
        const upload = await findOwnUpload(c.paths.dataDir, who, id)
        if (!(await isWhole(c.paths.dataDir, upload))) throw new AppError('upload_not_found', 'not all of it is here')
      }
      return
    case 'clip':
    case 'alert': {
      const camera = await alertOf().find(c, source)
      if (!camera || !can(who, 'alert.read', camera)) throw new AppError('alert_not_found')
      // A clip that another server has cannot be opened here.
      if (source.kind === 'clip') await findClipFolder(c, source.id)
      return
    }
    case 'film': {
      const film = await findFilm(c.prisma, who, source.id)
      if (film.file === null) throw new AppError('film_state', 'it cannot be played yet')
      await requireFilmHere(c.paths.dataDir, film)
      return
    }
    case 'camera': {
      const camera = await cameraOf().find(c, source)
      if (!camera || !can(who, 'camera.read', camera)) throw new AppError('camera_not_found')
      if (!can(who, 'camera.watch', camera)) throw new AppError('forbidden')
    }
  }
}

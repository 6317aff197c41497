/** From a folder of sets and a model to scores. */

import type { Settings } from '../film-run'
import type { Model } from '../model'
import { type Looker, openLooker } from './looker'
import { type Judged, type RealScores, scoreReal } from './score'
import { type RealPicture, type RealSet, readSets } from './sets'

export type RealRequest = {
  folder: string
  model: Model
  settings: Pick<Settings, 'confidence' | 'iou'>
  /** Pictures that sets keep for training too. Rooms that they show still stay out of the totals. */
  all: boolean
}

/** Throws Mistake for sets that cannot be used; readSets says which. */
export async function measureReal({ folder, model, settings, all }: RealRequest): Promise<RealScores> {
  const sets = readSets(folder)
  const looker = await openLooker(model, settings)
  try {
    const judged: Judged[] = []
    for (const set of sets) {
      for (const picture of set.pictures) {
        if (all || !picture.forTraining) judged.push(await judge(looker, set, picture))
      }
    }
    return scoreReal(judged)
  } finally {
    await looker.close()
  }
}

async function judge(looker: Looker, { classes }: RealSet, picture: RealPicture): Promise<Judged> {
  const { width, height, found } = await looker.look(picture.file)
  const boxes = picture.labels.map(({ kind, box: { x1, y1, x2, y2 } }) => ({
    kind,
    box: { x1: x1 * width, y1: y1 * height, x2: x2 * width, y2: y2 * height },
  }))
  const about = { room: picture.room, trained: picture.roomTrained, found }
  if (classes.kind === 'bodies') return { ...about, kind: 'bodies', bodies: boxes.map(({ box }) => box) }
  const heads = boxes.map(({ kind, box }) => ({ box, behaviour: classes.behaviours[kind]! }))
  return { ...about, kind: 'heads', heads }
}

/** Puts a venue's furniture and clutter into the scene. */
import { seeded } from '../../plan/random'
import type { Venue } from '../../plan/venues/venue'
import { type Builder, smooth } from '../builder'
import { paint, speckle, woodGrain } from '../canvas'
import { chairOf } from './chairs'
import { clutterOf } from './clutter'
import { tableOf } from './tables'

export function buildVenue({ scene }: Builder, { tables, chairs, clutter, deskColour }: Venue, seed: number): void {
  const random = seeded(seed, 61)
  const wood = random.chance(0.5)
  const top = paint(512, 256, (pen, w, h) => {
    pen.fillStyle = deskColour
    pen.fillRect(0, 0, w, h)
    if (wood) woodGrain(pen, random, 110)
    else speckle(pen, random, 3000, 0.05)
  })
  const material = smooth('#ffffff', 0.5, top)
  for (const table of tables) scene.add(tableOf(table, material, random))
  for (const chair of chairs) scene.add(chairOf(chair))
  for (const thing of clutter) scene.add(clutterOf(thing))
}

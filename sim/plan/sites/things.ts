/** What stands about on a site: vehicles, and what is upright and narrow as people are. */
import { type Random, seeded } from '../random'
import type { Clutter, ClutterKind } from '../venues/clutter'

/** Built in page/sites; the others are the clutter of rooms. */
export const OUTDOOR_KINDS = [
  ...(['car', 'van', 'bollard', 'sign', 'lamppost', 'cone', 'bin', 'tree', 'shrub', 'bicycle', 'barrier'] as const),
  ...(['parasol', 'pillar'] as const),
] as const
export type OutdoorKind = (typeof OUTDOOR_KINDS)[number]

/** Half of the width and of the length in which people walk, metres, and whether there is a sky above. */
export type Grounds = { outdoors: boolean; halfWidth: number; halfLength: number }

export type Thing = Omit<Clutter, 'kind'> & { kind: OutdoorKind | ClutterKind }

const OUTDOORS = {
  car: 3,
  van: 1,
  bollard: 3,
  sign: 3,
  lamppost: 2,
  cone: 2,
  bin: 2,
  tree: 3,
  shrub: 2,
  bicycle: 2,
  barrier: 1,
  parasol: 1,
  mannequin: 0.5,
}
const INDOORS = {
  pillar: 2,
  bin: 2,
  sign: 1,
  bigplant: 3,
  boxes: 2,
  cooler: 1,
  coats: 1,
  mannequin: 1,
  standfan: 1,
  whiteboard: 1,
  cone: 1,
  backpack: 1,
}

/** Along the edges of the way mostly, where things are put. */
export function planThings(seed: number, site: Grounds): Thing[] {
  const random = seeded(seed, 71)
  const count = Math.round(random.between(2, 4) * (site.outdoors ? 4 : 2) * random.between(0.4, 1.2))
  const things = Array.from({ length: count }, (): Thing => {
    const kind: Thing['kind'] = site.outdoors ? random.weighted(OUTDOORS) : random.weighted(INDOORS)
    return { kind, ...place(site, kind, random), size: random.between(0.85, 1.2), seed: random.whole(1, 1e6) }
  })
  return random.chance(0.4) ? [...things, ...series(site, random)] : things
}

function place({ halfWidth, halfLength }: Grounds, kind: Thing['kind'], random: Random) {
  const side = random.pick([-1, 1])
  const vehicle = kind === 'car' || kind === 'van'
  const x = side * halfWidth * (random.chance(0.75) ? random.between(0.78, 1.05) : random.between(0.2, 0.8))
  const z = random.between(-0.95, 0.95) * halfLength
  const turn = vehicle ? random.pick([0, Math.PI]) + random.between(-0.1, 0.1) : random.between(-Math.PI, Math.PI)
  return { at: [x, 0, z] as Thing['at'], turn }
}

/** A row of the same: bollards before a gate, cones along a kerb, parked cars. */
function series({ outdoors, halfWidth, halfLength }: Grounds, random: Random): Thing[] {
  const kind = outdoors ? random.pick(['bollard', 'cone', 'tree', 'car', 'lamppost'] as const) : 'pillar'
  const apart = { bollard: 1.6, cone: 2.5, tree: 5, car: 6, lamppost: 8, pillar: 4 }[kind]
  const x = random.pick([-1, 1]) * halfWidth * random.between(0.7, 1.05)
  const [size, seed] = [random.between(0.9, 1.15), random.whole(1, 1e6)]
  const count = Math.min(8, Math.floor((2 * halfLength) / apart))
  return Array.from({ length: count }, (_, i) => ({
    kind,
    at: [x, 0, (i - (count - 1) / 2) * apart] as Thing['at'],
    turn: 0,
    size,
    // Cars in a row are not all the same.
    seed: kind === 'car' ? seed + i : seed,
  }))
}

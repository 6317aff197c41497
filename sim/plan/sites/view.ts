/** Cameras of sites: on masts and eaves, over doors, far along a street, at eye height. */
import type { Spot } from '../path'
import { type Random, seeded } from '../random'
import type { Side } from '../room'
import { type Point, project, type Viewpoint } from '../viewpoint'
import type { Site } from './site'

const KINDS = { mast: 4, door: 3, far: 3, eye: 1 }
const CHEST = 1.2
/** Nearer than this to the lens nobody walks, metres. */
const NEAREST = 1.3

/** spots: where people are at one time or another; a view that has none of them in it is the last choice. */
export function planSiteView(seed: number, site: Site, spots: readonly Spot[]): Viewpoint {
  const random = seeded(seed, 74)
  const kind = random.weighted(KINDS)
  let best = candidate(kind, site, spots, random)
  let most = Number.NEGATIVE_INFINITY
  for (let tries = 0; tries < 40; tries++) {
    const view = candidate(kind, site, spots, random)
    const at = spots.map(([x, z]) => project(view, [x, CHEST, z]))
    const inLens = spots.some(([x, z]) => away(view.position, [x, CHEST, z]) < NEAREST)
    const seen = at.filter(({ x, y, depth }) => depth > 0 && x > 0.05 && x < 0.95 && y > 0.05 && y < 0.95).length
    const score = seen - (inLens ? spots.length : 0)
    if (score > most) [best, most] = [view, score]
    if (spots.length > 0 && seen >= spots.length * 0.6 && !inLens) break
  }
  return best
}

const within = (value: number, half: number) => Math.max(-half, Math.min(half, value))
const away = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

function candidate(kind: keyof typeof KINDS, site: Site, spots: readonly Spot[], random: Random): Viewpoint {
  const { outdoors, height } = site
  // Inside the walls where there are some, at most a little beside the way where there are none.
  const halfWidth = outdoors ? site.halfWidth : (site.halfWidth - 0.2) / 1.1
  const halfLength = outdoors ? site.halfLength : site.halfLength - 0.3
  const ceiling = outdoors ? 9 : height - 0.15
  const side = random.pick<Side>([-1, 1])
  const end = random.pick<Side>([-1, 1])
  const roll = random.between(-0.04, 0.04)
  const inside = (share: number): Spot => [
    random.between(-share, share) * halfWidth,
    random.between(-share, share) * halfLength,
  ]
  if (kind === 'door') {
    // Over a door people are near, and seen from above and behind.
    const [x, z] = spots.length > 0 ? random.pick(spots) : inside(0.7)
    const [angle, aside] = [random.between(0, 2 * Math.PI), random.between(0.8, 3.2)]
    const position: Point = [
      within(x + aside * Math.sin(angle), halfWidth),
      Math.min(ceiling, random.between(2.2, 3.6)),
      within(z + aside * Math.cos(angle), halfLength),
    ]
    const target: Point = [x + random.between(-0.6, 0.6), random.between(0, 0.9), z + random.between(-0.6, 0.6)]
    return { position, target, fov: random.between(55, 95), roll }
  }
  if (kind === 'far') {
    const position: Point = [
      side * halfWidth * random.between(0.3, 1.1),
      Math.min(ceiling, random.between(3, 8)),
      end * halfLength,
    ]
    const target: Point = [
      random.between(-0.4, 0.4) * halfWidth,
      random.between(0.5, 1.5),
      -end * halfLength * random.between(0, 0.8),
    ]
    return { position, target, fov: random.between(16, 36), roll }
  }
  if (kind === 'eye') {
    const position: Point = [side * halfWidth * random.between(0.2, 1), random.between(1.4, 2), end * halfLength]
    const [x, z] = inside(0.5)
    return { position, target: [x, random.between(0.8, 1.5), z], fov: random.between(34, 66), roll }
  }
  const position: Point = [
    side * halfWidth * random.between(0.5, 1.1),
    Math.min(ceiling, random.between(2.6, 9)),
    end * halfLength * random.between(0.3, 1),
  ]
  const [x, z] = inside(0.6)
  return { position, target: [x, random.between(0, 1.2), z], fov: random.between(30, 80), roll }
}

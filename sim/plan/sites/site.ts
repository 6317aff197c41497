/** Places outside classrooms in which people walk about: yards, streets, halls, corridors. Plain data; metres; z along the way. */
import { type Random, seeded } from '../random'
import { type Grounds, planThings, type Thing } from './things'

export const SITE_KINDS = ['yard', 'street', 'hall', 'corridor'] as const
export type SiteKind = (typeof SITE_KINDS)[number]

export type Site = Grounds & {
  kind: SiteKind
  /** Of the ceiling, or of the houses round it. */
  height: number
  ground: 'asphalt' | 'slabs' | 'grass' | 'gravel'
  things: Thing[]
  /** How many people there are. */
  people: number
}

const SIZES: Record<SiteKind, { width: Span; length: Span; height: Span }> = {
  yard: { width: [8, 16], length: [10, 22], height: [4, 11] },
  street: { width: [4, 8], length: [20, 40], height: [5, 14] },
  hall: { width: [5, 11], length: [7, 16], height: [3.6, 7] },
  corridor: { width: [1.2, 2.4], length: [8, 18], height: [2.6, 3.3] },
}
type Span = readonly [number, number]

export function planSite(seed: number): Site {
  const random = seeded(seed, 70)
  const kind = random.weighted({ yard: 4, street: 4, hall: 3, corridor: 2 })
  const { width, length, height } = SIZES[kind]
  const bare = {
    kind,
    outdoors: kind === 'yard' || kind === 'street',
    halfWidth: random.between(...width),
    halfLength: random.between(...length),
    height: random.between(...height),
    ground: random.pick(['asphalt', 'asphalt', 'slabs', 'grass', 'gravel'] as const),
    people: planPeople(random, kind),
  }
  return { ...bare, things: planThings(seed, bare) }
}

/** One in six is empty: what is taken for people shows there. */
function planPeople(random: Random, kind: SiteKind): number {
  const some = random.weighted({ none: 2, few: 5, several: 4, many: 1 })
  if (some === 'none') return 0
  if (some === 'few') return random.whole(1, 4)
  const most = kind === 'corridor' ? 7 : 13
  return some === 'several' ? random.whole(5, Math.min(8, most)) : random.whole(7, most)
}

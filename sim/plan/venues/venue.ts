/** Places other than a lecture room, and rooms with hardly anybody: what stands there that is taken for people. Plain data. */
import { type Random, seeded } from '../random'
import type { Room } from '../room'
import { type Clutter, planClutter } from './clutter'
import { planKind, type VenueKind } from './kind'
import { planSeating, type Seating } from './seating'

export type Venue = Seating & {
  kind: VenueKind
  clutter: Clutter[]
  /** Indices of the chairs on which somebody sits. */
  taken: number[]
  /** How many people stand about. */
  standing: number
}

/** The place of a seed inside the walls of its room. */
export function planVenue(seed: number, room: Room): Venue {
  const random = seeded(seed, 50)
  const kind = planKind(seed)
  const seating = planSeating(kind, room, random)
  const wanted = planPeople(random)
  const onFeet = random.chance(0.3) ? random.whole(1, 3) : 0
  const standing = kind === 'corridor' ? Math.min(wanted, 8) : Math.min(wanted, onFeet)
  const taken = pickSome(seating.chairs.length, wanted - standing, random)
  return { kind, ...seating, clutter: planClutter(room, seating, taken, random), taken, standing }
}

/** Half of the rooms are empty or nearly so: there the false ones show. */
function planPeople(random: Random): number {
  const some = random.weighted({ none: 3, few: 4, several: 4, many: 2 })
  if (some === 'none') return 0
  if (some === 'few') return random.whole(1, 4)
  return some === 'several' ? random.whole(5, 10) : random.whole(11, 22)
}

function pickSome(of: number, count: number, random: Random): number[] {
  return Array.from({ length: of }, (_, index) => [random.next(), index] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, count)
    .map(([, index]) => index)
    .sort((a, b) => a - b)
}

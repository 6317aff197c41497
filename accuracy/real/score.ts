/** What was found in real pictures against what is there, by room. */
import type { BehaviourCode } from '../../server/contract/behaviours'
import type { BBox } from '../../server/contract/frame'
import { centre } from '../../server/geometry/box'
import { inside, matchCentres, matchOverlaps } from './match'

export type FoundHead = { box: BBox; behaviour: BehaviourCode | null }
export type Head = { box: BBox; behaviour: BehaviourCode | null }

/** One picture: heads, or bodies of which nothing is known but where they are. Boxes in pixels. */
export type Judged = { room: string; trained: boolean; found: FoundHead[] } & (
  | { kind: 'heads'; heads: Head[] }
  | { kind: 'bodies'; bodies: BBox[] }
)

export type Tally = {
  pictures: number
  /** Of people: heads, or bodies. */
  people: number
  found: number
  /** Boxes on nobody. */
  false: number
  /** The same by IoU 0.5; none for bodies. */
  overlapping: number
  /** Sum over pictures of |boxes - people|. */
  miscounted: number
  /** Found heads whose behaviour is labelled, those of them that were called something, and those called so. */
  labelled: number
  named: number
  right: number
}

export type Room = Tally & { room: string; kind: Judged['kind']; trained: boolean }

export type RealScores = {
  rooms: Room[]
  /** Rooms with labelled heads of which no picture is kept for training. */
  unseen: Tally
  empty: { pictures: number; boxes: number }
}

const NOTHING: Tally = {
  pictures: 0,
  people: 0,
  found: 0,
  false: 0,
  overlapping: 0,
  miscounted: 0,
  labelled: 0,
  named: 0,
  right: 0,
}

export function scoreReal(pictures: readonly Judged[]): RealScores {
  const rooms = new Map<string, Room>()
  const empty = { pictures: 0, boxes: 0 }
  for (const picture of pictures) {
    const { room, kind, trained, found } = picture
    const tally = kind === 'heads' ? tallyHeads(picture.heads, found) : tallyBodies(picture.bodies, found)
    if (tally.people === 0) {
      empty.pictures++
      empty.boxes += found.length
    }
    const before = rooms.get(room) ?? { ...NOTHING, room, kind, trained }
    rooms.set(room, { ...before, ...sum(before, tally) })
  }
  const all = [...rooms.values()]
  return {
    rooms: all,
    unseen: all.filter(({ kind, trained }) => kind === 'heads' && !trained).reduce(sum, NOTHING),
    empty,
  }
}

function tallyHeads(heads: readonly Head[], found: readonly FoundHead[]): Tally {
  const pairs = matchCentres(heads, found)
  const labelled = pairs.filter(([head]) => heads[head]!.behaviour !== null)
  return {
    pictures: 1,
    people: heads.length,
    found: pairs.length,
    false: found.length - pairs.length,
    overlapping: matchOverlaps(heads, found).length,
    miscounted: Math.abs(found.length - heads.length),
    labelled: labelled.length,
    named: labelled.filter(([, one]) => found[one]!.behaviour !== null).length,
    right: labelled.filter(([head, one]) => heads[head]!.behaviour === found[one]!.behaviour).length,
  }
}

/** A body counts as found when the middle of some box lies in it, a box as false when its middle lies in no body. */
function tallyBodies(bodies: readonly BBox[], found: readonly FoundHead[]): Tally {
  const middles = found.map(({ box }) => centre(box))
  return {
    ...NOTHING,
    pictures: 1,
    people: bodies.length,
    found: bodies.filter((body) => middles.some((middle) => inside(body, middle))).length,
    false: middles.filter((middle) => !bodies.some((body) => inside(body, middle))).length,
  }
}

function sum(a: Tally, b: Tally): Tally {
  return Object.fromEntries((Object.keys(NOTHING) as (keyof Tally)[]).map((key) => [key, a[key] + b[key]])) as Tally
}

/** Things that a detector took for people, and where they are in a place. */
import type { Random } from '../random'
import type { Room } from '../room'
import type { Seating } from './seating'

export const CLUTTER_KINDS = [
  ...(['jacket', 'backpack', 'helmet', 'ball', 'lamp', 'fan', 'plant', 'bottle', 'box', 'bag'] as const),
  ...(['stack', 'coats', 'standfan', 'bigplant', 'boxes', 'cooler', 'bin', 'whiteboard', 'mannequin'] as const),
  ...(['portrait', 'poster', 'screen', 'clock', 'extinguisher'] as const),
] as const
export type ClutterKind = (typeof CLUTTER_KINDS)[number]

export type Clutter = {
  kind: ClutterKind
  /** Where it stands or hangs; turn 0 looks towards +z. */
  at: [x: number, y: number, z: number]
  turn: number
  /** 1 is usual. */
  size: number
  /** For its own colours and shape. */
  seed: number
}

const TABLE_TOP = 0.74
const SEAT = 0.44

export function planClutter(room: Room, seating: Seating, taken: readonly number[], random: Random): Clutter[] {
  const clutter: Clutter[] = []
  const put = (kind: ClutterKind, at: Clutter['at'], turn: number) => {
    clutter.push({ kind, at, turn, size: random.between(0.85, 1.2), seed: random.whole(1, 1e6) })
  }
  // Some rooms are tidy, some are full of it.
  const mess = random.between(0, 1) ** 1.5
  onChairs(seating, taken, mess, random, put)
  onTables(seating, mess, random, put)
  onFloor(room, mess, random, put)
  onWalls(room, random, put)
  return clutter
}

type Put = (kind: ClutterKind, at: Clutter['at'], turn: number) => void

function onChairs({ chairs }: Seating, taken: readonly number[], mess: number, random: Random, put: Put): void {
  const people = new Set(taken)
  chairs.forEach(({ x, z, turn }, index) => {
    if (random.chance(0.28 * mess)) put('jacket', [x - 0.22 * Math.sin(turn), SEAT, z - 0.22 * Math.cos(turn)], turn)
    if (people.has(index)) return
    if (random.chance(0.25 * mess))
      put(random.pick(['backpack', 'bag', 'box']), [x, SEAT, z], turn + random.between(-1, 1))
  })
}

function onTables({ tables }: Seating, mess: number, random: Random, put: Put): void {
  const light = ['backpack', 'helmet', 'ball', 'lamp', 'fan', 'plant', 'bottle', 'box', 'bag'] as const
  for (const { x, z, turn, width } of tables) {
    if (!random.chance(0.2 + 0.6 * mess)) continue
    const side = random.pick([-1, 1]) * (width / 2 - 0.16)
    const at: Clutter['at'] = [x + side * Math.cos(turn), TABLE_TOP, z - side * Math.sin(turn)]
    put(random.pick(light), at, random.between(-Math.PI, Math.PI))
  }
}

/** Along the walls, where rooms keep what they do not need. */
function onFloor(room: Room, mess: number, random: Random, put: Put): void {
  const kinds = [
    'stack',
    'stack',
    'coats',
    'standfan',
    'bigplant',
    'boxes',
    'cooler',
    'bin',
    'whiteboard',
    'mannequin',
  ] as const
  for (let i = random.whole(1, 2 + Math.round(6 * mess)); i > 0; i--) {
    const side = random.pick([-1, 1])
    const along = random.chance(0.6)
    const x = along ? side * (room.x1 - 0.45) : random.between(-0.85, 0.85) * room.x1
    const z = along ? random.between(room.z0 + 0.5, room.z1 - 0.5) : random.chance(0.5) ? room.z0 + 0.45 : room.z1 - 0.5
    put(random.pick(kinds), [x, 0, z], random.between(-Math.PI, Math.PI))
  }
}

function onWalls(room: Room, random: Random, put: Put): void {
  const kinds = ['portrait', 'portrait', 'poster', 'poster', 'screen', 'clock', 'extinguisher', 'coats'] as const
  const series = random.chance(0.3) ? random.pick(kinds) : null
  for (let i = random.whole(1, 7); i > 0; i--) {
    const kind = series ?? random.pick(kinds)
    const y = kind === 'coats' ? 0 : kind === 'extinguisher' ? 1 : random.between(1.5, 2.1)
    const wall = random.pick(['back', 'front', 'door'] as const)
    const x = random.between(-0.85, 0.85) * room.x1
    if (wall === 'back') put(kind, [x, y, room.z0 + 0.03], 0)
    else if (wall === 'front') put(kind, [x, y, room.z1 - 0.03], Math.PI)
    else {
      const z = random.between(room.z0 + 0.8, room.z1 - 0.8)
      if (Math.abs(z - room.door.z) < 1.2) continue
      put(kind, [-room.windowSide * (room.x1 - 0.03), y, z], (room.windowSide * Math.PI) / 2)
    }
  }
}

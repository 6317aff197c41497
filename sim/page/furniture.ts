/** Desks, chairs or benches, and the lectern. */
import type * as THREE from 'three'
import type { Desk, Seat } from '../plan/layout'
import { type Random, seeded } from '../plan/random'
import type { Room } from '../plan/room'
import { type Builder, smooth } from './builder'
import { paint, speckle, woodGrain } from './canvas'
import { SEAT_HEIGHT } from './hold'
import { layThings } from './things'

export const DESK_HEIGHT = 0.74

type Materials = { top: THREE.Material; panel: THREE.Material; chair: THREE.Material; steel: THREE.Material }

export function buildFurniture(builder: Builder, room: Room, seed: number): void {
  const random = seeded(seed, 33)
  const { colours, layout } = room
  const grained = (colour: string, roughness: number) => smooth('#ffffff', roughness, grain(colour, random))
  const materials: Materials = {
    top: grained(colours.desk, 0.5),
    panel: grained(colours.panel, 0.7),
    chair: grained(colours.chair, 0.65),
    steel: smooth(colours.frame, 0.45),
  }
  for (const desk of layout.desks) {
    buildDesk(builder, desk, materials, layout.kind === 'benches')
    for (const index of desk.seats) {
      const seat = layout.seats[index]!
      if (layout.kind === 'benches') buildFoldingSeat(builder, seat, materials)
      else buildChair(builder, seat, materials, random)
      layThings(builder, seat, random)
    }
  }
  buildLectern(builder, room, materials, random)
}

/** Brownish: red well above blue. The others are laminate. */
function isWood(colour: string): boolean {
  const [red, , blue] = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16)) as [number, number, number]
  return red - blue > 40
}

function grain(colour: string, random: Random): THREE.Texture {
  return paint(512, 256, (pen, w, h) => {
    pen.fillStyle = colour
    pen.fillRect(0, 0, w, h)
    if (isWood(colour)) woodGrain(pen, random, 110)
    else speckle(pen, random, 3000, 0.05)
  })
}

function buildDesk(builder: Builder, { x, z, floor, width }: Desk, materials: Materials, bench: boolean): void {
  const y = floor + DESK_HEIGHT
  builder.box([width, 0.03, 0.46], materials.top, [x, y - 0.015, z])
  const tall = bench ? 0.62 : 0.36
  builder.box([width - 0.08, tall, 0.02], materials.panel, [x, y - 0.04 - tall / 2, z + 0.184])
  builder.box([width - 0.12, 0.015, 0.3], materials.panel, [x, y - 0.16, z + 0.03])
  for (const side of [-1, 1]) {
    const leg = x + side * (width / 2 - 0.05)
    if (bench) builder.box([0.05, DESK_HEIGHT - 0.03, 0.4], materials.panel, [leg, floor + (DESK_HEIGHT - 0.03) / 2, z])
    else {
      for (const dz of [-0.17, 0.19])
        builder.box([0.04, DESK_HEIGHT - 0.03, 0.04], materials.steel, [leg, floor + (DESK_HEIGHT - 0.03) / 2, z + dz])
    }
  }
}

function buildChair(builder: Builder, seat: Seat, { chair, steel }: Materials, random: Random): void {
  const y = seat.floor + SEAT_HEIGHT
  const z = seat.z + random.between(-0.02, 0.03)
  builder.box([0.4, 0.03, 0.38], chair, [seat.x, y - 0.03, z - 0.02])
  builder.box([0.38, 0.26, 0.02], chair, [seat.x, y + 0.3, z - 0.23])
  for (const side of [-1, 1]) {
    builder.box([0.025, SEAT_HEIGHT, 0.025], steel, [seat.x + side * 0.17, seat.floor + SEAT_HEIGHT / 2, z + 0.14])
    builder.box([0.025, SEAT_HEIGHT + 0.43, 0.025], steel, [
      seat.x + side * 0.17,
      seat.floor + (SEAT_HEIGHT + 0.43) / 2,
      z - 0.215,
    ])
  }
}

function buildFoldingSeat(builder: Builder, seat: Seat, { chair, panel }: Materials): void {
  const y = seat.floor + SEAT_HEIGHT
  builder.box([0.46, 0.03, 0.36], chair, [seat.x, y - 0.03, seat.z - 0.02])
  builder.box([0.5, 0.34, 0.025], chair, [seat.x, y + 0.27, seat.z - 0.23])
  builder.box([0.06, y - seat.floor, 0.2], panel, [seat.x, seat.floor + SEAT_HEIGHT / 2 - 0.03, seat.z - 0.06])
}

function buildLectern(builder: Builder, room: Room, materials: Materials, random: Random): void {
  const x = random.between(-0.6, 0.6) * room.x1
  const z = room.z1 - 0.75
  builder.box([1.2, 0.04, 0.55], materials.top, [x, 0.95, z])
  builder.box([1.1, 0.93, 0.45], materials.panel, [x, 0.47, z])
  builder.box([0.34, 0.02, 0.24], materials.steel, [x - 0.15, 0.985, z])
  builder.box([0.3, 0.01, 0.21], smooth('#f4f1e8', 0.9), [x + 0.32, 0.98, z], 0.3)
}

/** Floor, ceiling and walls, with the door's opening and the corridor behind it. */
import { floorAt } from '../plan/layout'
import { type Random, seeded } from '../plan/random'
import type { Room } from '../plan/room'
import { type Builder, matt, smooth } from './builder'
import { paint, speckle, woodGrain } from './canvas'

/** Walls are this thick, and reach past floor and ceiling, so that no sun comes through a seam. */
const THICK = 0.3
const DADO_HEIGHT = 1.1

export function buildShell(builder: Builder, room: Room, seed: number): void {
  const random = seeded(seed, 31)
  const { x0, x1, z0, z1, height } = room
  const [width, depth, middle] = [x1 - x0, z1 - z0, (z0 + z1) / 2]
  const outer: [number, number] = [width + 2 * THICK + 0.4, depth + 2 * THICK + 0.4]
  builder.box([outer[0], 0.2, outer[1]], floorMaterial(room, random, outer), [0, -0.1, middle])
  buildSteps(builder, room)
  const ceiling = matt('#f1efe9')
  // No light bounces in this renderer: the ceiling is lifted by hand.
  ceiling.emissive.set('#cfcabc')
  ceiling.emissiveIntensity = 0.4
  builder.box([outer[0], 0.2, outer[1]], ceiling, [0, height + 0.1, middle])
  const wall = wallMaterial(room, random)
  builder.box([outer[0], height + 0.3, THICK], wall, [0, height / 2, z0 - THICK / 2])
  builder.box([outer[0], height + 0.3, THICK], wall, [0, height / 2, z1 + THICK / 2])
  buildDoorWall(builder, room, wall)
}

function floorMaterial(room: Room, random: Random, [width, depth]: [number, number]) {
  const texture = paint(
    512,
    512,
    (pen, w, h) => {
      pen.fillStyle = room.colours.floor
      pen.fillRect(0, 0, w, h)
      speckle(pen, random, 9000, 0.1)
      if (room.floor === 'boards') woodGrain(pen, random, 160)
      pen.strokeStyle = 'rgba(50,44,36,.5)'
      pen.lineWidth = 3
      if (room.floor === 'tiles') {
        pen.strokeRect(0, 0, w / 2, h / 2)
        pen.strokeRect(w / 2, h / 2, w / 2, h / 2)
        pen.fillStyle = 'rgba(0,0,0,.03)'
        pen.fillRect(0, 0, w / 2, h / 2)
      }
      if (room.floor === 'boards') for (let y = 0; y < h; y += 64) pen.strokeRect(-4, y, w + 8, 64)
    },
    width / 1.2,
    depth / 1.2,
  )
  return smooth('#ffffff', room.floor === 'lino' ? 0.35 : 0.5, texture)
}

/** A rising floor: one broad step a row. */
function buildSteps(builder: Builder, room: Room): void {
  const { layout, x0, x1, z0, colours } = room
  if (layout.step === 0) return
  const material = smooth(colours.floor, 0.7)
  for (let row = 1; row < layout.rows; row++) {
    const front = layout.seats.find((seat) => seat.row === row)!.z + 0.72
    const top = row * layout.step
    builder.box([x1 - x0, layout.step, front - z0], material, [0, top - layout.step / 2, (front + z0) / 2])
  }
}

function wallMaterial(room: Room, random: Random) {
  const { wall, dado } = room.colours
  const texture = paint(256, 512, (pen, w, h) => {
    pen.fillStyle = wall
    pen.fillRect(0, 0, w, h)
    const line = h * (1 - (DADO_HEIGHT + 0.15) / (room.height + 0.3))
    if (dado) {
      pen.fillStyle = dado
      pen.fillRect(0, line, w, h)
      pen.fillStyle = 'rgba(0,0,0,.3)'
      pen.fillRect(0, line, w, 4)
    }
    pen.fillStyle = '#5a5148'
    pen.fillRect(0, h * (1 - 0.25 / (room.height + 0.3)), w, h)
    speckle(pen, random, 2500, 0.035)
  })
  return matt('#ffffff', texture)
}

/** The wall across from the windows: whole but for the door, with a corridor behind. */
function buildDoorWall(builder: Builder, room: Room, wall: ReturnType<typeof matt>): void {
  const { door, z0, z1, height, colours } = room
  const side = -room.windowSide
  const x = side * (room.x1 + THICK / 2)
  const base = floorAt(room.layout, door.z)
  const [near, far] = [door.z - door.width / 2, door.z + door.width / 2]
  const part = (from: number, to: number) => {
    if (to > from) builder.box([THICK, height + 0.3, to - from], wall, [x, height / 2, (from + to) / 2])
  }
  part(z0 - THICK, near)
  part(far, z1 + THICK)
  const top = base + door.height
  builder.box([THICK, height + 0.15 - top, door.width], matt(colours.wall), [x, (height + 0.15 + top) / 2, door.z])
  const frame = smooth(colours.door, 0.6)
  for (const z of [near, far]) builder.box([THICK + 0.06, door.height, 0.07], frame, [x, base + door.height / 2, z])
  builder.box([THICK + 0.06, 0.07, door.width + 0.07], frame, [x, top, door.z])
  // The leaf stands open into the corridor.
  builder.box([0.9, door.height - 0.06, 0.045], frame, [
    side * (room.x1 + THICK + 0.5),
    base + door.height / 2,
    far + 0.02,
  ])
  const plaster = matt('#b9b4aa')
  const corridor = side * (room.x1 + THICK + 1.9)
  builder.box([0.1, height, 9], plaster, [corridor, base + height / 2, door.z])
  builder.box([2.2, 0.1, 9], matt('#8f8a80'), [side * (room.x1 + THICK + 0.9), base - 0.045, door.z])
  builder.box([2.2, 0.1, 9], plaster, [side * (room.x1 + THICK + 0.9), base + 2.7, door.z])
}

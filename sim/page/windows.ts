/** The wall with the windows, what is outside, curtains and blinds. */
import * as THREE from 'three'
import type { Light } from '../plan/light'
import { type Random, seeded } from '../plan/random'
import type { Room, Window } from '../plan/room'
import { type Builder, matt, shining, smooth } from './builder'
import { paint } from './canvas'

const THICK = 0.3

export function buildWindowWall(builder: Builder, room: Room, light: Light, seed: number): void {
  const random = seeded(seed, 32)
  const { z0, z1, height, sill, lintel, windowSide: side, colours } = room
  const x = side * (room.x1 + THICK / 2)
  const [depth, middle] = [z1 - z0 + 2 * THICK + 0.4, (z0 + z1) / 2]
  const upper = matt(colours.wall)
  // Sill and lintel reach past floor and ceiling: no sun through the seams.
  builder.box([THICK, sill + 0.3, depth], matt(colours.dado ?? colours.wall), [x, sill / 2 - 0.15, middle])
  builder.box([THICK, height - lintel + 0.3, depth], upper, [x, (height + lintel) / 2 + 0.15, middle])
  let edge = z1 + THICK
  for (const window of [...room.windows].sort((a, b) => b.z - a.z)) {
    pillar(builder, upper, x, [window.z + window.width / 2, edge], room)
    edge = window.z - window.width / 2
  }
  pillar(builder, upper, x, [z0 - THICK, edge], room)
  builder.box([0.42, 0.04, z1 - z0], smooth('#d9d4c8', 0.5), [side * (room.x1 + 0.08), sill + 0.02, middle])
  const view = outside(light, random)
  for (const window of room.windows) {
    glaze(builder, room, window, view, light)
    if (room.curtain === 'gathered') gatheredCurtain(builder, room, window)
    if (room.curtain === 'blind') blind(builder, room, window, random)
  }
}

function pillar(builder: Builder, material: THREE.Material, x: number, [from, to]: [number, number], room: Room): void {
  const tall = room.lintel - room.sill + 0.1
  if (to > from) builder.box([THICK, tall, to - from], material, [x, (room.sill + room.lintel) / 2, (from + to) / 2])
}

/** Sky with trees out of focus; at night dark with a few lit windows. */
function outside(light: Light, random: Random): THREE.Texture {
  const { top, middle, bottom } = light.outside
  return paint(512, 256, (pen, w, h) => {
    const sky = pen.createLinearGradient(0, 0, 0, h)
    sky.addColorStop(0, top)
    sky.addColorStop(0.55, middle)
    sky.addColorStop(1, bottom)
    pen.fillStyle = sky
    pen.fillRect(0, 0, w, h)
    pen.filter = 'blur(9px)'
    const night = light.mood === 'evening'
    for (let i = 0; i < (night ? 14 : 90); i++) {
      pen.fillStyle = night
        ? `rgba(255,205,130,${random.between(0.2, 0.6)})`
        : `rgba(${random.between(70, 120)},${random.between(105, 165)},${random.between(60, 100)},.38)`
      pen.beginPath()
      pen.arc(
        random.between(0, w),
        h * random.between(night ? 0.3 : 0.62, 1.02),
        random.between(night ? 4 : 8, night ? 8 : 30),
        0,
        7,
      )
      pen.fill()
    }
  })
}

function glaze(builder: Builder, room: Room, window: Window, view: THREE.Texture, light: Light): void {
  const { sill, lintel, windowSide: side } = room
  const [tall, middle] = [lintel - sill, (sill + lintel) / 2]
  const pane = builder.put(
    new THREE.PlaneGeometry(window.width, tall),
    shining('#ffffff', light.outside.strength, view),
    [side * (room.x1 + 0.24), middle, window.z],
  )
  pane.rotation.y = (-side * Math.PI) / 2
  pane.castShadow = false
  const frame = smooth('#dfe3e6', 0.4)
  const x = side * (room.x1 + 0.14)
  const edge = window.width / 2 - 0.03
  for (const dz of [-edge, 0, edge]) builder.box([0.06, tall, 0.06], frame, [x, middle, window.z + dz])
  for (const y of [sill + 0.05, sill + tall * 0.64, lintel - 0.03])
    builder.box([0.06, 0.05, window.width], frame, [x, y, window.z])
}

function gatheredCurtain(builder: Builder, room: Room, window: Window): void {
  const tall = room.lintel - room.sill + 0.35
  const geometry = new THREE.PlaneGeometry(0.5, tall, 40, 1)
  const positions = geometry.attributes.position!
  for (let i = 0; i < positions.count; i++) {
    positions.setZ(i, 0.035 * Math.sin(positions.getX(i) * 60) + 0.01 * Math.sin(positions.getX(i) * 23))
  }
  geometry.computeVertexNormals()
  const material = matt(room.colours.curtain)
  material.side = THREE.DoubleSide
  const at = window.z - window.width / 2 - 0.1
  const curtain = builder.put(geometry, material, [
    room.windowSide * (room.x1 - 0.07),
    (room.sill + room.lintel) / 2 - 0.03,
    at,
  ])
  curtain.rotation.y = -Math.PI / 2
}

function blind(builder: Builder, room: Room, window: Window, random: Random): void {
  const drop = (room.lintel - room.sill) * random.between(0.15, 0.6)
  const size = [0.03, drop, window.width + 0.1] as const
  builder.box(size, matt(room.colours.curtain), [
    room.windowSide * (room.x1 - 0.03),
    room.lintel - drop / 2 + 0.05,
    window.z,
  ])
}

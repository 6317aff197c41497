/** What lies on a desk and beside it: paper, books, bottles, phones, laptops, bags. */
import * as THREE from 'three'
import { DESK_OFFSET, type Seat } from '../plan/layout'
import type { Random } from '../plan/random'
import { type Builder, shining, smooth } from './builder'

const DESK_HEIGHT = 0.74
const COVERS = ['#7a2f2f', '#274a78', '#2f6b52', '#b99a4c', '#5c4c86', '#e0ded6', '#3a3d42', '#8a5a3c']
const BOTTLES = ['#5fa8d3', '#d96c6c', '#e8e8e8', '#5fbf8f', '#30343b', '#c9b48a']
const BAGS = ['#2b3a55', '#6b2f35', '#3c3f45', '#4a6b5a', '#191b20', '#7d7464']
const PROFILE = [
  [0, 0],
  [0.034, 0],
  [0.035, 0.15],
  [0.026, 0.18],
  [0.015, 0.2],
  [0.017, 0.23],
  [0, 0.23],
].map(([x, y]) => new THREE.Vector2(x, y))
const bottle = new THREE.LatheGeometry(PROFILE, 14)
const bag = new THREE.SphereGeometry(1, 14, 10)

/** Lays a random few things out; hands have the middle of the desk to themselves. */
export function layThings(builder: Builder, seat: Seat, random: Random): void {
  const y = seat.floor + DESK_HEIGHT
  const z = seat.z + DESK_OFFSET
  const side = random.pick([-1, 1])
  if (random.chance(0.8)) {
    builder.box([0.2, 0.012, 0.27], smooth('#f4f1e8', 0.9), [seat.x, y + 0.007, z], random.between(-0.15, 0.15))
    if (random.chance(0.5))
      builder.box([0.2, 0.012, 0.27], smooth('#efece2', 0.9), [seat.x + 0.17, y + 0.006, z + 0.01], 0.1)
  }
  if (random.chance(0.5)) pile(builder, [seat.x + side * 0.23, y, z + 0.09], random)
  if (random.chance(0.4)) builder.put(bottle, smooth(random.pick(BOTTLES), 0.25), [seat.x - side * 0.25, y, z + 0.11])
  if (random.chance(0.2)) {
    builder.box(
      [0.075, 0.01, 0.15],
      smooth('#15171b', 0.2),
      [seat.x - side * 0.2, y + 0.005, z - 0.05],
      random.between(-0.5, 0.5),
    )
  }
  if (random.chance(0.1)) laptop(builder, seat.x + side * 0.05, y, z + 0.06)
  if (random.chance(0.3)) {
    const mesh = builder.put(bag, smooth(random.pick(BAGS), 0.8), [
      seat.x + side * 0.34,
      seat.floor + 0.19,
      seat.z + 0.1,
    ])
    mesh.scale.set(0.13, 0.19, 0.1)
  }
}

function pile(builder: Builder, [x, y, z]: [number, number, number], random: Random): void {
  let top = y
  for (let i = random.whole(1, 4); i > 0; i--) {
    const thick = random.between(0.015, 0.045)
    const at = [x, top + thick / 2, z] as const
    builder.box(
      [random.between(0.16, 0.2), thick, 0.24],
      smooth(random.pick(COVERS), 0.7),
      at,
      random.between(-0.2, 0.2),
    )
    top += thick
  }
}

function laptop(builder: Builder, x: number, y: number, z: number): void {
  const shell = smooth('#9a9da2', 0.4)
  builder.box([0.32, 0.015, 0.21], shell, [x, y + 0.008, z - 0.02])
  const lid = builder.box([0.32, 0.2, 0.012], shell, [x, y + 0.1, z + 0.12])
  lid.rotation.x = 0.3
  const screen = builder.put(new THREE.PlaneGeometry(0.3, 0.18), shining('#b8cbe4', 0.9), [x, y + 0.1, z + 0.113])
  screen.rotation.set(-0.3, Math.PI, 0, 'YXZ')
}

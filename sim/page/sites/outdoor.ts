/** What stands under the open sky, one builder a kind. */
import * as THREE from 'three'
import type { Random } from '../../plan/random'
import type { OutdoorKind } from '../../plan/sites/things'
import { matt, shining, smooth } from '../builder'
import { paint } from '../canvas'
import { poster } from '../venues/pictures'
import type { Assembly } from '../venues/shapes'

const PAINTS = ['#e4e5e6', '#1c1e22', '#8a9096', '#9c2a28', '#27466e', '#c9c3b4', '#3c5a45', '#d8b13a']
const metal = smooth('#7d8388', 0.4)
const dark = smooth('#1a1b1e', 0.35)
const glass = smooth('#20262c', 0.08)

/** Adds the thing to an assembly whose origin is where it stands. */
export const OUTDOOR: Record<OutdoorKind, (to: Assembly, random: Random) => void> = {
  car: (to, random) => vehicle(to, random, 1.72, 4.2, 0.72, 0.62),
  van: (to, random) => vehicle(to, random, 1.9, 4.9, 1.05, 0.85),
  bollard(to, random) {
    const [radius, height] = [random.between(0.06, 0.2), random.between(0.7, 1.15)]
    to.pole(radius * 0.8, radius, height, smooth(random.pick([...PAINTS, '#7d7f80']), 0.6), [0, height / 2, 0])
    if (random.chance(0.5)) to.pole(radius, radius, 0.12, smooth('#e8e6dc', 0.4), [0, height * 0.8, 0])
  },
  sign(to, random) {
    const height = random.between(1.2, 2.6)
    to.pole(0.03, 0.03, height, metal, [0, height / 2, 0])
    const [width, tall] = [random.between(0.3, 0.7), random.between(0.3, 0.9)]
    const face = paint(128, 160, poster(random))
    to.box([width, tall, 0.03], smooth(random.pick(PAINTS), 0.5), [0, height - tall / 2 + 0.1, 0.02])
    to.face(width * 0.94, tall * 0.94, matt('#ffffff', face), [0, height - tall / 2 + 0.1, 0.037])
  },
  lamppost(to, random) {
    const height = random.between(3.5, 7)
    to.pole(0.05, 0.09, height, metal, [0, height / 2, 0])
    to.box([0.9, 0.06, 0.12], metal, [0.4, height, 0])
    to.box([0.4, 0.06, 0.16], shining('#fff1d6', 1.4), [0.75, height - 0.05, 0])
  },
  cone(to, random) {
    const height = random.between(0.45, 0.8)
    const orange = smooth('#d8622a', 0.5)
    to.box([height * 0.6, 0.04, height * 0.6], orange, [0, 0.02, 0])
    to.pole(0.03, height * 0.22, height, orange, [0, height / 2, 0])
    to.pole(height * 0.11, height * 0.15, height * 0.2, smooth('#e9e7e0', 0.5), [0, height * 0.55, 0])
  },
  bin(to, random) {
    const height = random.between(0.8, 1.15)
    to.soft([0.5, height, 0.55], 0.04, smooth(random.pick(['#2f5436', '#2b3038', '#3f6d9c', '#6b4a30']), 0.6), [
      0,
      height / 2,
      0,
    ])
    to.soft([0.54, 0.08, 0.6], 0.03, dark, [0, height, 0])
  },
  tree(to, random) {
    const trunk = random.between(1.6, 3.2)
    to.pole(0.09, 0.16, trunk, smooth('#5b4a3a', 0.9), [0, trunk / 2, 0])
    leaves(to, random, trunk + 0.7, random.between(0.9, 1.9))
  },
  shrub: (to, random) => leaves(to, random, random.between(0.3, 0.8), random.between(0.3, 0.6)),
  bicycle(to, random) {
    const frame = smooth(random.pick(PAINTS), 0.4)
    for (const z of [-0.52, 0.52]) {
      const wheel = to.add(new THREE.TorusGeometry(0.33, 0.022, 6, 28), dark, [0, 0.35, z])
      wheel.rotation.y = Math.PI / 2
    }
    for (const [z, lean] of [
      [-0.25, 0.6],
      [0.2, -0.5],
      [0.45, 0.25],
    ] as const) {
      to.pole(0.018, 0.018, 0.62, frame, [0, 0.6, z]).rotation.x = lean
    }
    to.pole(0.018, 0.018, 0.7, frame, [0, 0.82, 0.05]).rotation.x = Math.PI / 2
    to.soft([0.14, 0.05, 0.24], 0.02, dark, [0, 0.95, -0.28])
    to.box([0.5, 0.03, 0.03], dark, [0, 1.02, 0.46])
  },
  barrier(to, random) {
    const stripes = paint(128, 16, (pen, w, h) => {
      pen.fillStyle = '#f0eee8'
      pen.fillRect(0, 0, w, h)
      pen.fillStyle = random.chance(0.7) ? '#b5262a' : '#d8a02a'
      for (let x = 0; x < w; x += 32) pen.fillRect(x, 0, 16, h)
    })
    for (const x of [-1, 1]) to.pole(0.03, 0.03, 1, metal, [x, 0.5, 0])
    for (const y of [0.5, 0.92]) to.box([2.1, 0.16, 0.03], smooth('#ffffff', 0.5, stripes), [0, y, 0.02])
  },
  parasol(to, random) {
    to.pole(0.02, 0.02, 2.2, metal, [0, 1.1, 0])
    to.pole(0.03, random.between(0.9, 1.4), 0.45, smooth(random.pick(PAINTS), 0.9), [0, 2.2, 0])
  },
  pillar(to, random) {
    const side = random.between(0.35, 0.6)
    to.box([side, 8, side], smooth(random.pick(['#d8d4ca', '#a9a59c', '#8d6f4e', '#e6e4de']), 0.7), [0, 4, 0])
  },
}

function vehicle(to: Assembly, random: Random, width: number, length: number, body: number, cabin: number): void {
  const colour = smooth(random.pick(PAINTS), 0.25)
  const low = 0.32
  to.soft([width, body, length], 0.14, colour, [0, low + body / 2, 0])
  const top = low + body
  to.soft([width * 0.88, cabin, length * 0.56], 0.16, glass, [0, top + cabin / 2 - 0.08, -length * 0.05])
  to.soft([width * 0.84, 0.1, length * 0.46], 0.04, colour, [0, top + cabin - 0.08, -length * 0.05])
  for (const z of [-0.31, 0.31]) {
    for (const x of [-0.5, 0.5]) {
      const wheel = to.pole(0.32, 0.32, 0.2, dark, [x * width * 0.94, 0.32, z * length])
      wheel.rotation.z = Math.PI / 2
    }
  }
  for (const x of [-0.34, 0.34]) {
    to.box([0.3, 0.12, 0.04], shining('#fff8e8', random.between(0.4, 1.6)), [x * width, low + body * 0.6, length / 2])
    to.box([0.26, 0.14, 0.04], smooth('#8f1f1c', 0.3), [x * width, low + body * 0.65, -length / 2])
  }
}

function leaves(to: Assembly, random: Random, middle: number, radius: number): void {
  const green = random.pick(['#3f6a3a', '#587d3f', '#2f5436', '#7a8a4a', '#8a7a3a', '#6b4a30'])
  for (let i = random.whole(5, 12); i > 0; i--) {
    const [angle, out] = [random.between(0, 6.3), random.between(0, radius * 0.7)]
    const at = [Math.cos(angle) * out, middle + random.between(-0.5, 0.6) * radius, Math.sin(angle) * out] as const
    const size = radius * random.between(0.3, 0.6)
    to.ball([size, size * random.between(0.7, 1), size], matt(green), at)
  }
}

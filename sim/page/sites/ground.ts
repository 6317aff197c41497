/** Ground, houses and sky of a site under the open sky. */
import * as THREE from 'three'
import type { Light } from '../../plan/light'
import { type Random, seeded } from '../../plan/random'
import type { Site } from '../../plan/sites/site'
import { type Builder, matt, smooth } from '../builder'
import { paint, speckle } from '../canvas'

const GROUND = { asphalt: '#6f7276', slabs: '#a9a59c', grass: '#5d7a43', gravel: '#9a8f7d' }
const WALLS = ['#a8795a', '#d8d2c4', '#8f8a84', '#c4a98a', '#6f7880', '#e6e2d8', '#94584a']
/** How far the ground goes on, metres. */
const EDGE = 70

export function buildGround(builder: Builder, site: Site, light: Light, seed: number): void {
  const random = seeded(seed, 77)
  const street = site.kind === 'street'
  builder.put(flat(2 * EDGE, 2 * EDGE), smooth('#ffffff', 0.9, surface(site.ground, random, EDGE / 2)), [0, -0.02, 0])
  if (street || site.ground !== 'asphalt') {
    const way = surface(street ? 'asphalt' : random.pick(['slabs', 'asphalt', 'gravel'] as const), random, 12)
    const width = site.halfWidth * (street ? 1.2 : random.between(0.5, 1.4))
    builder.put(flat(width, 2 * EDGE), smooth('#ffffff', 0.85, way), [random.between(-0.3, 0.3) * site.halfWidth, 0, 0])
  }
  if (random.chance(0.6)) lines(builder, site, random)
  houses(builder, site, light, random)
}

function flat(width: number, depth: number): THREE.BufferGeometry {
  return new THREE.PlaneGeometry(width, depth).rotateX(-Math.PI / 2)
}

function surface(kind: Site['ground'], random: Random, repeat: number): THREE.Texture {
  return paint(
    512,
    512,
    (pen, w, h) => {
      pen.fillStyle = GROUND[kind]
      pen.fillRect(0, 0, w, h)
      speckle(pen, random, kind === 'asphalt' ? 9000 : 14000, kind === 'grass' ? 0.22 : 0.14, kind === 'gravel' ? 5 : 3)
      pen.strokeStyle = 'rgba(40,38,34,.35)'
      pen.lineWidth = 3
      if (kind === 'slabs') for (let at = 0; at <= w; at += 128) pen.strokeRect(at, -4, 128, h + 8)
      if (kind === 'slabs') for (let at = 0; at <= h; at += 128) pen.strokeRect(-4, at, w + 8, 128)
    },
    repeat,
    repeat,
  )
}

/** Painted on the ground: along the edges, or across as at a crossing. */
function lines(builder: Builder, { halfWidth, halfLength }: Site, random: Random): void {
  const white = smooth(random.pick(['#e8e6de', '#d8b13a']), 0.8)
  if (random.chance(0.6)) {
    for (const side of [-1, 1]) builder.put(flat(0.12, 2 * halfLength), white, [side * halfWidth * 0.6, 0.01, 0])
  }
  const z = random.between(-0.6, 0.6) * halfLength
  for (let x = -halfWidth * 0.6; x < halfWidth * 0.6; x += 0.9) builder.put(flat(0.45, 3), white, [x, 0.012, z])
}

/** Along both sides and across the ends, some of the places left open to the sky. */
function houses(builder: Builder, { halfWidth, halfLength, height }: Site, light: Light, random: Random): void {
  const gap = random.between(1.5, 6)
  for (const side of [-1, 1] as const) {
    if (random.chance(0.8))
      house(
        builder,
        random,
        light,
        [side * (halfWidth + gap + 4), 0],
        [8, height, 2 * halfLength * random.between(0.6, 1.6)],
      )
    if (random.chance(0.7))
      house(
        builder,
        random,
        light,
        [0, side * (halfLength + gap + 10)],
        [2 * halfWidth * random.between(1, 3), height, 8],
      )
  }
}

function house(
  builder: Builder,
  random: Random,
  light: Light,
  [x, z]: [number, number],
  [width, height, depth]: [number, number, number],
): void {
  const night = light.mood === 'evening'
  const wall = random.pick(WALLS)
  const facade = (along: number) => {
    const texture = paint(
      256,
      256,
      (pen, w, h) => {
        pen.fillStyle = wall
        pen.fillRect(0, 0, w, h)
        speckle(pen, random, 3000, 0.08)
        pen.fillStyle = night && random.chance(0.4) ? '#d8b070' : random.pick(['#2a3038', '#4a5a68', '#7d8c98'])
        pen.fillRect(w * 0.2, h * 0.22, w * 0.6, h * 0.5)
        pen.strokeStyle = random.pick(['#e8e6e0', '#5d4a3a', '#9c3a34'])
        pen.lineWidth = 8
        pen.strokeRect(w * 0.2, h * 0.22, w * 0.6, h * 0.5)
      },
      Math.max(1, Math.round(along / 2.6)),
      Math.max(1, Math.round(height / 3)),
    )
    return matt('#ffffff', texture)
  }
  const roof = matt('#6a6560')
  const [sides, ends] = [facade(depth), facade(width)]
  builder.put(new THREE.BoxGeometry(width, height, depth), sides, [x, height / 2, z]).material = [
    sides,
    sides,
    roof,
    roof,
    ends,
    ends,
  ] as never
  if (random.chance(0.5)) {
    // A door, dark and as high as a person.
    builder.box([0.1, 2.1, 1], smooth('#2a2522', 0.6), [
      x - Math.sign(x || 1) * (width / 2 + 0.02),
      1.05,
      z + random.between(-0.3, 0.3) * depth,
    ])
  }
}

/** What is above the roofs. */
export function skyOf(light: Light): THREE.Color {
  return new THREE.Color(light.outside.top).multiplyScalar(Math.min(1, light.outside.strength))
}

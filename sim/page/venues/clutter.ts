/** Things that are taken for people, one builder a kind. */
import * as THREE from 'three'
import { type Random, seeded } from '../../plan/random'
import type { Clutter, ClutterKind } from '../../plan/venues/clutter'
import { matt, shining, smooth } from '../builder'
import { paint } from '../canvas'
import { chairOf } from './chairs'
import { broadcast, portrait, poster } from './pictures'
import { Assembly } from './shapes'

const DARK = ['#17181b', '#23262b', '#2b3a55', '#3c3f45', '#4a2f2c', '#2f3b30', '#5d6268']
const BRIGHT = ['#9c4343', '#3f6d9c', '#c9a252', '#447b68', '#c0714c', '#e4e1da', '#d8742a']
const metal = smooth('#8d9298', 0.35)
const white = smooth('#e6e6e2', 0.5)

const cloth = (random: Random) => smooth(random.pick(random.chance(0.7) ? DARK : BRIGHT), 0.9)

/** Adds the thing to an assembly whose origin is where it stands. */
const BUILD: Record<ClutterKind, (to: Assembly, random: Random) => void> = {
  jacket: (to, random) => jacket(to, random, 0.44),
  backpack(to, random) {
    const material = cloth(random)
    to.soft([0.3, 0.42, 0.18], 0.08, material, [0, 0.21, 0])
    to.soft([0.24, 0.2, 0.1], 0.045, smooth(random.pick(DARK), 0.8), [0, 0.14, 0.12])
    to.soft([0.12, 0.05, 0.04], 0.018, material, [0, 0.44, -0.02])
  },
  bag(to, random) {
    const material = cloth(random)
    to.ball([0.2, 0.17, 0.13], material, [0, 0.15, 0])
    to.add(new THREE.TorusGeometry(0.1, 0.012, 6, 16), material, [0, 0.31, 0])
  },
  helmet(to, random) {
    const material = smooth(random.pick([...DARK, ...BRIGHT]), 0.25)
    to.ball([0.13, 0.14, 0.15], material, [0, 0.13, 0])
    to.soft([0.2, 0.08, 0.05], 0.02, smooth('#0d0e10', 0.1), [0, 0.13, 0.13])
  },
  ball: (to, random) => void to.ball([0.12, 0.12, 0.12], smooth(random.pick(BRIGHT), 0.6), [0, 0.12, 0]),
  lamp(to, random) {
    to.pole(0.09, 0.1, 0.02, metal, [0, 0.01, 0])
    to.pole(0.012, 0.012, 0.36, metal, [0, 0.19, 0])
    to.pole(0.07, 0.13, 0.16, random.chance(0.5) ? shining('#ffe9c4', 1.5) : cloth(random), [0, 0.42, 0])
  },
  fan: (to, random) => fan(to, random, 0.3, 0.15),
  standfan: (to, random) => fan(to, random, random.between(1, 1.35), 0.21),
  plant: (to, random) => plant(to, random, 0.14, 0.1),
  bigplant: (to, random) => plant(to, random, random.between(0.3, 0.5), 0.2),
  bottle(to, random) {
    to.pole(0.035, 0.035, 0.2, smooth(random.pick(BRIGHT), 0.25), [0, 0.1, 0])
    to.pole(0.015, 0.03, 0.05, white, [0, 0.22, 0])
  },
  box: (to, random) => void carton(to, random, 0),
  boxes(to, random) {
    let top = 0
    for (let i = random.whole(2, 5); i > 0; i--) top = carton(to, random, top)
  },
  stack(to, random) {
    const style = random.pick(['shell', 'school', 'padded', 'high'] as const)
    const colour = random.pick([...DARK, '#274b7d', '#3b5f8f', '#7a3434'])
    for (let i = random.whole(2, 7); i > 0; i--) {
      const chair = chairOf({ x: 0, z: 0, turn: 0, style, colour })
      chair.position.set(random.between(-0.01, 0.01), i * 0.09, i * 0.035)
      to.group.add(chair)
    }
  },
  coats(to, random) {
    for (let i = 0, count = random.whole(1, 5); i < count; i++) {
      const coat = new Assembly([(i - count / 2) * 0.28, random.between(0.95, 1.15), 0.1], random.between(-0.4, 0.4))
      jacket(coat, random, random.between(0.34, 0.42), random.between(0.6, 0.95))
      if (random.chance(0.35)) coat.ball([0.1, 0.07, 0.11], cloth(random), [0, 0.62, 0.02])
      to.group.add(coat.group)
    }
  },
  cooler(to, random) {
    to.soft([0.32, 0.98, 0.32], 0.03, white, [0, 0.49, 0])
    to.pole(0.13, 0.13, 0.3, smooth(random.pick(['#6fa8d8', '#9fc4e4']), 0.15), [0, 1.18, 0])
    to.ball([0.13, 0.06, 0.13], smooth('#6fa8d8', 0.15), [0, 1.33, 0])
  },
  bin: (to, random) => void to.pole(0.2, 0.16, 0.6, smooth(random.pick(DARK), 0.6), [0, 0.3, 0]),
  whiteboard(to) {
    to.box([1, 0.75, 0.03], white, [0, 1.4, 0])
    for (const side of [-1, 1]) to.box([0.04, 1.8, 0.04], metal, [side * 0.5, 0.9, 0])
  },
  mannequin(to, random) {
    // A coat on a stand with a hat on it: shaped like somebody, with no face.
    to.pole(0.02, 0.02, 1.5, metal, [0, 0.75, 0])
    to.pole(0.2, 0.22, 0.03, metal, [0, 0.015, 0])
    const coat = new Assembly([0, 0.85, 0], 0)
    jacket(coat, random, 0.4, 0.7)
    to.group.add(coat.group)
    to.ball([0.13, 0.07, 0.14], cloth(random), [0, 1.58, 0])
  },
  portrait: (to, random) => hung(to, random.between(0.35, 0.6), 1.3, paint(160, 208, portrait(random))),
  poster: (to, random) => hung(to, random.between(0.4, 0.8), 1.41, paint(160, 226, poster(random))),
  screen(to, random) {
    const [width, on] = [random.between(0.8, 1.5), random.chance(0.6)]
    to.soft([width + 0.05, width * 0.56 + 0.05, 0.05], 0.015, smooth('#131417', 0.4), [0, 0, 0.02])
    const picture = on
      ? shining('#ffffff', random.between(0.7, 1.6), paint(256, 144, broadcast(random)))
      : smooth('#0a0b0d', 0.1)
    to.face(width, width * 0.56, picture, [0, 0, 0.047])
  },
  clock(to) {
    const face = to.pole(0.16, 0.16, 0.04, white, [0, 0.3, 0.02])
    face.rotation.x = Math.PI / 2
    to.box([0.012, 0.1, 0.01], smooth('#17181b'), [0, 0.34, 0.045])
  },
  extinguisher(to) {
    to.pole(0.08, 0.08, 0.42, smooth('#a3211c', 0.35), [0, 0, 0.1])
    to.ball([0.06, 0.05, 0.06], smooth('#17181b', 0.5), [0, 0.24, 0.1])
  },
}

export function clutterOf({ kind, at, turn, size, seed }: Clutter): THREE.Group {
  const assembly = new Assembly(at, turn, size)
  BUILD[kind](assembly, seeded(seed, 60))
  return assembly.group
}

/** Shoulders, a hanging body, sleeves; the origin is below it, on its back's side. */
function jacket(to: Assembly, random: Random, width: number, length = 0.5): void {
  const material = cloth(random)
  to.soft([width, length, 0.13], 0.06, material, [0, length / 2, 0])
  to.ball([width * 0.52, 0.09, 0.09], material, [0, length - 0.02, 0])
  for (const side of [-1, 1]) {
    const sleeve = to.soft([0.11, length * 0.85, 0.11], 0.05, material, [side * width * 0.55, length * 0.5, 0])
    sleeve.rotation.z = side * random.between(0, 0.25)
  }
  if (random.chance(0.4)) to.ball([0.11, 0.09, 0.09], material, [0, length + 0.04, -0.02])
}

function fan(to: Assembly, random: Random, height: number, radius: number): void {
  const material = random.chance(0.5) ? white : smooth(random.pick(DARK), 0.4)
  to.pole(radius * 0.8, radius, 0.03, material, [0, 0.015, 0])
  to.pole(0.018, 0.018, height, material, [0, height / 2, 0])
  to.add(new THREE.TorusGeometry(radius, 0.01, 6, 28), metal, [0, height, 0.03])
  const guard = to.pole(
    radius,
    radius,
    0.02,
    new THREE.MeshLambertMaterial({ color: '#9aa0a6', transparent: true, opacity: 0.45 }),
    [0, height, 0.05],
  )
  guard.rotation.x = Math.PI / 2
  to.ball([0.06, 0.06, 0.08], material, [0, height, 0])
  for (let i = 0; i < 4; i++) {
    const blade = to.ball([radius * 0.42, radius * 0.22, 0.008], smooth('#55708f', 0.4), [0, height, 0.03])
    blade.rotation.z = (i * Math.PI) / 2 + random.between(0, 1)
    blade.translateX(radius * 0.48)
  }
}

function plant(to: Assembly, random: Random, pot: number, radius: number): void {
  to.pole(radius, radius * 0.75, pot, smooth(random.pick(['#a8643f', '#e6e3dc', '#3a3d42']), 0.7), [0, pot / 2, 0])
  const leaf = matt(random.pick(['#3f6a3a', '#587d3f', '#2f5436', '#7a8a4a']))
  for (let i = random.whole(6, 16); i > 0; i--) {
    const [angle, out] = [random.between(0, 6.3), random.between(0, radius * 1.4)]
    const at = [Math.cos(angle) * out, pot + random.between(0.2, 2.4) * radius, Math.sin(angle) * out] as const
    const one = to.ball([radius * random.between(0.2, 0.6), radius * random.between(0.3, 0.9), radius * 0.16], leaf, at)
    one.rotation.set(random.between(-0.8, 0.8), angle, random.between(-0.8, 0.8))
  }
}

/** Returns where the next one stands. */
function carton(to: Assembly, random: Random, from: number): number {
  const height = random.between(0.16, 0.4)
  const size = [random.between(0.25, 0.5), height, random.between(0.2, 0.4)] as const
  const box = to.box(size, smooth(random.pick(['#b08a5a', '#c49a68', '#e6e3dc', '#8a8d90', '#3b5f8f']), 0.8), [
    0,
    from + height / 2,
    0,
  ])
  box.rotation.y = random.between(-0.3, 0.3)
  return from + height
}

/** A picture on the wall, `tall` times as high as wide. */
function hung(to: Assembly, width: number, tall: number, picture: THREE.Texture): void {
  to.box([width + 0.03, width * tall + 0.03, 0.02], smooth('#2a2522', 0.6), [0, 0, 0])
  to.face(width, width * tall, matt('#ffffff', picture), [0, 0, 0.012])
}

/** Chairs of many makes; those with high backs and headrests are what detectors take for people. */
import type * as THREE from 'three'
import type { Chair } from '../../plan/venues/seating'
import { smooth } from '../builder'
import { SEAT_HEIGHT } from '../hold'
import { Assembly } from './shapes'

const steel = smooth('#8d9298', 0.35)
const black = smooth('#1b1c1f', 0.6)

/** The assembly's +z is where the sitter looks. */
export function chairOf({ x, z, turn, style, colour }: Chair): THREE.Group {
  const chair = new Assembly([x, 0, z], turn)
  const cover = smooth(colour, style === 'shell' ? 0.35 : 0.8)
  const y = SEAT_HEIGHT
  if (style === 'school' || style === 'shell') fourLegs(chair)
  else star(chair)
  if (style === 'school') {
    chair.box([0.4, 0.03, 0.38], cover, [0, y - 0.03, -0.02])
    chair.box([0.38, 0.24, 0.02], cover, [0, y + 0.3, -0.23])
  } else if (style === 'shell') {
    chair.soft([0.44, 0.04, 0.42], 0.02, cover, [0, y - 0.03, -0.02])
    lean(chair.soft([0.42, 0.44, 0.035], 0.017, cover, [0, y + 0.2, -0.25]), -0.12)
  } else if (style === 'padded') {
    chair.soft([0.48, 0.08, 0.46], 0.035, cover, [0, y - 0.04, -0.02])
    lean(chair.soft([0.44, 0.46, 0.09], 0.04, cover, [0, y + 0.29, -0.27]), -0.1)
    arms(chair)
  } else {
    chair.soft([0.5, 0.09, 0.48], 0.04, cover, [0, y - 0.05, -0.02])
    back(chair, style, cover)
    arms(chair)
  }
  return chair.group
}

function back(chair: Assembly, style: Chair['style'], cover: THREE.Material): void {
  const y = SEAT_HEIGHT
  if (style === 'high') {
    lean(chair.soft([0.48, 0.74, 0.11], 0.05, cover, [0, y + 0.39, -0.3]), -0.12)
    return
  }
  const mesh = style === 'mesh' ? black : cover
  lean(chair.soft([0.44, 0.5, 0.06], 0.028, mesh, [0, y + 0.31, -0.28]), -0.1)
  if (style !== 'headrest') return
  chair.box([0.05, 0.16, 0.02], black, [0, y + 0.6, -0.32])
  lean(chair.soft([0.27, 0.16, 0.09], 0.042, cover, [0, y + 0.7, -0.32]), -0.18)
}

const lean = (mesh: THREE.Mesh, angle: number) => {
  mesh.rotation.x = angle
}

function arms(chair: Assembly): void {
  for (const side of [-1, 1]) {
    chair.box([0.03, 0.2, 0.04], black, [side * 0.27, SEAT_HEIGHT + 0.09, -0.08])
    chair.soft([0.06, 0.03, 0.26], 0.012, black, [side * 0.27, SEAT_HEIGHT + 0.2, -0.04])
  }
}

function fourLegs(chair: Assembly): void {
  for (const side of [-1, 1]) {
    chair.box([0.025, SEAT_HEIGHT, 0.025], steel, [side * 0.17, SEAT_HEIGHT / 2, 0.14])
    chair.box([0.025, SEAT_HEIGHT + 0.4, 0.025], steel, [side * 0.17, (SEAT_HEIGHT + 0.4) / 2, -0.21])
  }
}

/** One leg on five feet. */
function star(chair: Assembly): void {
  chair.pole(0.03, 0.03, 0.34, black, [0, 0.25, 0])
  for (let i = 0; i < 5; i++) {
    const foot = chair.box([0.04, 0.04, 0.3], black, [0, 0.07, 0])
    foot.rotation.y = (i * 2 * Math.PI) / 5
    foot.translateZ(0.14)
  }
}

/** Tables, and the screens on them. */
import type * as THREE from 'three'
import type { Random } from '../../plan/random'
import type { Table } from '../../plan/venues/seating'
import { shining, smooth } from '../builder'
import { paint } from '../canvas'
import { DESK_HEIGHT } from '../furniture'
import { Assembly } from './shapes'

const shell = smooth('#17181b', 0.45)
const legs = smooth('#7b8086', 0.4)

export function tableOf({ x, z, turn, width, depth, screen }: Table, top: THREE.Material, random: Random): THREE.Group {
  const table = new Assembly([x, 0, z], turn)
  table.box([width, 0.03, depth], top, [0, DESK_HEIGHT - 0.015, 0])
  for (const side of [-1, 1]) {
    for (const end of [-1, 1]) {
      const at = [side * (width / 2 - 0.05), DESK_HEIGHT / 2 - 0.015, end * (depth / 2 - 0.05)] as const
      table.box([0.045, DESK_HEIGHT - 0.03, 0.045], legs, at)
    }
  }
  if (random.chance(0.5)) table.box([width - 0.1, 0.34, 0.018], top, [0, DESK_HEIGHT - 0.22, depth / 2 - 0.06])
  if (screen !== 'none') monitor(table, screen === 'on', depth, random)
  return table.group
}

/** Its face towards whoever sits at the table (-z). */
function monitor(table: Assembly, on: boolean, depth: number, random: Random): void {
  const [width, height] = random.pick([
    [0.54, 0.32],
    [0.47, 0.3],
    [0.6, 0.35],
    [0.42, 0.34],
  ] as const)
  const x = random.between(-0.12, 0.12)
  const z = depth / 2 - random.between(0.08, 0.2)
  const y = DESK_HEIGHT + random.between(0.1, 0.16) + height / 2
  table.box([0.2, 0.012, 0.16], shell, [x, DESK_HEIGHT + 0.006, z])
  table.box([0.045, y - DESK_HEIGHT, 0.03], shell, [x, (y + DESK_HEIGHT) / 2, z + 0.02])
  table.soft([width + 0.03, height + 0.03, 0.035], 0.012, shell, [x, y, z])
  const face = table.face(width, height, on ? lit(random) : smooth('#0b0c0f', 0.15), [x, y, z - 0.019])
  face.rotation.y = Math.PI
  table.box([0.42, 0.015, 0.14], shell, [x, DESK_HEIGHT + 0.008, -depth / 2 + 0.14])
}

function lit(random: Random): THREE.Material {
  const ground = random.pick(['#2f62a8', '#f2f4f6', '#1d232b', '#3a7f74', '#dfe6ee'])
  const picture = paint(128, 80, (pen, w, h) => {
    pen.fillStyle = ground
    pen.fillRect(0, 0, w, h)
    for (let i = random.whole(2, 9); i > 0; i--) {
      pen.fillStyle = `hsl(${random.whole(0, 359)} ${random.whole(5, 60)}% ${random.whole(20, 90)}%)`
      pen.fillRect(random.between(0, w), random.between(0, h), random.between(6, w / 2), random.between(3, h / 2))
    }
  })
  return shining('#ffffff', random.between(0.7, 1.6), picture)
}

import { describe, expect, it } from 'vitest'
import { planRoom } from './room'
import { coverage, planViewpoint, project, type Viewpoint } from './viewpoint'

const view: Viewpoint = { position: [0, 0, 0], target: [0, 0, -5], fov: 90, roll: 0 }

describe('project', () => {
  it.each([
    ['straight ahead', [0, 0, -5], { x: 0.5, y: 0.5, depth: 5 }],
    ['up to the upper edge', [0, 5, -5], { x: 0.5, y: 0, depth: 5 }],
    ['to the right edge', [80 / 9, 0, -5], { x: 1, y: 0.5, depth: 5 }],
  ] as const)('%s', (_name, point, expected) => {
    const at = project(view, point)
    for (const key of ['x', 'y', 'depth'] as const) expect(at[key]).toBeCloseTo(expected[key])
  })

  it('tells what is behind', () => {
    expect(project(view, [0, 0, 3]).depth).toBeLessThan(0)
  })
})

it('hangs every camera inside its room, looking at half of the seats or more', () => {
  for (let seed = 100; seed < 160; seed++) {
    const room = planRoom(seed)
    const { position, ...rest } = planViewpoint(seed, room)
    expect(Math.abs(position[0])).toBeLessThan(room.x1)
    expect(position[1]).toBeLessThan(room.height)
    expect(position[2]).toBeGreaterThan(room.z0)
    expect(position[2]).toBeLessThan(room.z1)
    expect(coverage({ position, ...rest }, room).share).toBeGreaterThanOrEqual(0.4)
  }
})

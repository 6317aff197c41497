import { expect, it } from 'vitest'
import { planFilm } from '../film'
import { coverage, project } from '../viewpoint'

const films = Array.from({ length: 80 }, (_, i) => planFilm({ seed: 6000 + i, seconds: 96, varied: true }))

it('cameras are inside the walls', () => {
  for (const { view, room } of films) {
    const [x, y, z] = view.position
    expect(Math.abs(x)).toBeLessThan(room.x1)
    expect(y).toBeLessThan(room.height)
    expect(z).toBeGreaterThan(room.z0)
    expect(z).toBeLessThan(room.z1)
  }
})

it('most see somebody when somebody is there', () => {
  const peopled = films.filter(({ actors }) => actors.length > 0)
  const seeing = peopled.filter(({ view, room }) => coverage(view, room).share > 0)
  expect(seeing.length / peopled.length).toBeGreaterThan(0.85)
})

it('some see heads as high as a third of the picture, some from above, some at eye height', () => {
  const nearest = films.map(({ view, room }) => coverage(view, room).nearest)
  expect(Math.max(...nearest)).toBeGreaterThan(200)
  const down = films.filter(({ view: { position, target } }) => {
    const flat = Math.hypot(target[0] - position[0], target[2] - position[2])
    return position[1] - target[1] > 1.5 * flat * 0.7
  })
  expect(down.length).toBeGreaterThan(4)
  expect(films.filter(({ view }) => view.position[1] < 1.7).length).toBeGreaterThan(10)
})

it('nobody stands in the lens', () => {
  const inLens = films.filter(({ view, actors }) =>
    actors.some(({ home }) => {
      const { x, y, depth } = project(view, [home.x, 1.18, home.z])
      return depth > 0 && depth < 0.45 && x > 0 && x < 1 && y > 0 && y < 1
    }),
  )
  expect(inLens.length).toBeLessThanOrEqual(2)
})

import { expect, it } from 'vitest'
import { boxOf, initiate, predict, update } from './kalman'

const box = (x: number) => ({ x1: x, y1: 100, x2: x + 50, y2: 250 })

it.each([20, 40, 100, 200])('learns a velocity whatever the step (%i ms)', (step) => {
  let state = initiate(box(0))
  for (let ms = step; ms <= 3000; ms += step) state = update(predict(state, step, step), box(ms * 0.08))
  const [now, later] = [boxOf(state), boxOf(predict(state, 100, 100))]
  expect((later.x1 - now.x1) / 100).toBeCloseTo(0.08, 2)
  expect(later.y1 - now.y1).toBeCloseTo(0, 6)
})

it('rule 5: one long step and many short ones end alike', () => {
  let start = initiate(box(0))
  for (let ms = 40; ms <= 800; ms += 40) start = update(predict(start, 40, 40), box(ms * 0.1))
  const long = predict(start, 400, 400)
  let short = start
  for (let step = 0; step < 10; step++) short = predict(short, 40, 40)
  expect(boxOf(short).x1).toBeCloseTo(boxOf(long).x1, 6)
  expect(short.cx.pp).toBeCloseTo(long.cx.pp, 4)
  expect(short.cx.vv).toBeCloseTo(long.cx.vv, 6)
})

it('moves no further than asked, but grows as unsure as the time says', () => {
  const state = { ...initiate(box(0)), cx: { value: 25, velocity: 4, pp: 1, pv: 0, vv: 1 } }
  const capped = predict(state, 1000, 200)
  expect(capped.cx.value).toBe(25 + 4 * 5)
  expect(capped.cx.pp).toBe(predict(state, 1000, 1000).cx.pp)
})

it('a box without size is a pixel', () => {
  const { x1, x2 } = boxOf(initiate({ x1: 5, y1: 5, x2: 5, y2: 5 }))
  expect(x2 - x1).toBe(1)
})

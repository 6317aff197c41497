import { describe, expect, it } from 'vitest'
import { createPacer } from './pacer'

describe('createPacer', () => {
  it('shows frames at the moments their timestamps say', () => {
    const pacer = createPacer()
    expect([pacer.wait(0, 1000), pacer.wait(40, 1005), pacer.wait(80, 1060)]).toEqual([0, 35, 20])
  })

  it('does not add up what each frame is late', () => {
    const pacer = createPacer()
    let now = 0
    for (let index = 0; index < 1000; index++) now += pacer.wait(index * 40, now) + 3
    expect(now).toBeLessThan(999 * 40 + 10)
  })

  it('goes on without a gap when the film begins again', () => {
    const pacer = createPacer()
    pacer.wait(500, 0)
    pacer.wait(540, 40)
    pacer.loop()
    expect(pacer.wait(500, 50)).toBe(30)
    expect(pacer.wait(540, 80)).toBe(40)
  })

  it('starts a new plan instead of racing after a long stall', () => {
    const pacer = createPacer()
    pacer.wait(0, 0)
    expect(pacer.wait(40, 5000)).toBe(0)
    expect(pacer.wait(80, 5000)).toBe(40)
  })

  it.each([-500, 60_000])('starts a new plan when timestamps jump by %d ms', (jump) => {
    const pacer = createPacer()
    pacer.wait(1000, 0)
    expect(pacer.wait(1000 + jump, 10)).toBe(0)
  })
})

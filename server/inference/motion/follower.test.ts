import { describe, expect, it } from 'vitest'
import { createFollower } from './follower'
import type { GreyPicture } from './grey-picture'

const [WIDTH, HEIGHT] = [320, 180]
/** Four times as large as the grey pictures. */
const SOURCE = { width: 4 * WIDTH, height: 4 * HEIGHT }
const BOX = { x1: 400, y1: 240, x2: 520, y2: 400 }

/** Brightness of a surface with detail everywhere, at any place. */
const surface = (x: number, y: number) => 40 * Math.sin(x / 3) * Math.sin(y / 4) + 20 * Math.sin(x / 7 + y / 5)

/** A person on the box's place, moved by x, y source pixels, before a wall that stands still. */
function picture(x: number, y: number, wall = true): GreyPicture {
  const data = new Uint8Array(WIDTH * HEIGHT)
  for (let row = 0; row < HEIGHT; row++) {
    for (let column = 0; column < WIDTH; column++) {
      const [atX, atY] = [column * 4 - x, row * 4 - y]
      const person = atX >= BOX.x1 && atX < BOX.x2 && atY >= BOX.y1 && atY < BOX.y2
      const value = person ? 160 + surface(atX / 4, atY / 4) : wall ? 90 + surface(column * 1.3, row * 0.9) : 90
      data[row * WIDTH + column] = Math.round(value)
    }
  }
  return { width: WIDTH, height: HEIGHT, data }
}

/** Follows the box through pictures in which the person is where the path says. */
function followed(path: [x: number, y: number][]) {
  const follower = createFollower()
  for (const [index, [x, y]] of path.entries()) follower.see(picture(x, y), SOURCE, index * 100)
  return follower.follow(BOX, 0, (path.length - 1) * 100)
}

describe('a box goes with what is in it', () => {
  it.each([
    ['not at all', 0, 0],
    ['by less than a pixel of the small picture', 1.5, -1],
    ['by some pixels', 9, 5],
    ['by a fifth of itself', -24, 17],
  ])('%s', (_, x, y) => {
    const box = followed([
      [0, 0],
      [x, y],
    ])
    expect(Math.abs(box.x1 - BOX.x1 - x)).toBeLessThan(1)
    expect(Math.abs(box.y2 - BOX.y2 - y)).toBeLessThan(1)
    expect(box.x2 - box.x1).toBeCloseTo(BOX.x2 - BOX.x1, 9)
  })

  it('also something plain, by its edge', () => {
    const plain = (x: number) => {
      const { data, ...size } = picture(0, 0, false)
      const inside = (column: number, row: number) =>
        column >= BOX.x1 / 4 + x && column < BOX.x2 / 4 + x && row >= BOX.y1 / 4 && row < BOX.y2 / 4
      return { ...size, data: data.map((_, i) => (inside(i % WIDTH, Math.floor(i / WIDTH)) ? 200 : 60)) }
    }
    const follower = createFollower()
    for (const x of [0, 3]) follower.see(plain(x), SOURCE, x)
    expect(Math.abs(follower.follow(BOX, 0, 3).x1 - BOX.x1 - 12)).toBeLessThan(2)
  })

  it('through many pictures, without drifting', () => {
    const box = followed(Array.from({ length: 20 }, (_, step) => [step * 8, step * -3]))
    expect(Math.abs(box.x1 - BOX.x1 - 19 * 8)).toBeLessThan(4)
    expect(Math.abs(box.y1 - BOX.y1 + 19 * 3)).toBeLessThan(4)
  })
})

describe('a box stays where the pictures do not say', () => {
  const moved = (pictures: [picture: GreyPicture, ms: number][], fromMs: number, toMs: number) => {
    const follower = createFollower()
    for (const [grey, ms] of pictures) follower.see(grey, SOURCE, ms)
    return follower.follow(BOX, fromMs, toMs)
  }
  const blank = { width: WIDTH, height: HEIGHT, data: new Uint8Array(WIDTH * HEIGHT).fill(90) }

  it.each<[string, [GreyPicture, number][], number, number]>([
    ['there are none', [], 0, 100],
    ['the first is not known', [[picture(20, 0), 100]], 0, 100],
    ['the second is not known', [[picture(0, 0), 0]], 0, 100],
    [
      'they show nothing',
      [
        [blank, 0],
        [blank, 100],
      ],
      0,
      100,
    ],
    [
      'somebody was hidden',
      [
        [picture(0, 0, false), 0],
        [blank, 100],
      ],
      0,
      100,
    ],
    [
      'nothing lies between',
      [
        [picture(0, 0), 0],
        [picture(20, 0), 100],
      ],
      100,
      0,
    ],
  ])('%s', (_, pictures, fromMs, toMs) => expect(moved(pictures, fromMs, toMs)).toEqual(BOX))

  it('it is mostly outside', () => {
    const follower = createFollower()
    for (const ms of [0, 100]) follower.see(picture(ms / 5, 0), SOURCE, ms)
    const outside = { x1: -300, y1: -200, x2: 4, y2: 5 }
    expect(follower.follow(outside, 0, 100)).toEqual(outside)
  })
})

describe('memory', () => {
  it('old pictures are let go', () => {
    const follower = createFollower()
    for (let ms = 0; ms < 100; ms++) follower.see(picture(ms < 99 ? 0 : 20, 0), SOURCE, ms)
    expect(follower.follow(BOX, 0, 99)).toEqual(BOX)
    expect(follower.follow(BOX, 90, 99)).not.toEqual(BOX)
  })

  it('after a reset, and after another size, nothing is known of what was before', () => {
    const follower = createFollower()
    follower.see(picture(0, 0), SOURCE, 0)
    follower.reset()
    follower.see(picture(20, 0), SOURCE, 100)
    follower.see(picture(20, 0), { width: 640, height: 360 }, 200)
    expect(follower.follow(BOX, 0, 200)).toEqual(BOX)
    expect(follower.follow(BOX, 100, 200)).toEqual(BOX)
  })

  it('goes by the order of capture: a clock that is set back changes nothing', () => {
    const follower = createFollower()
    follower.see(picture(0, 0), SOURCE, 5_000)
    follower.see(picture(20, 0), SOURCE, 1_000)
    expect(Math.abs(follower.follow(BOX, 5_000, 1_000).x1 - BOX.x1 - 20)).toBeLessThan(1)
  })
})

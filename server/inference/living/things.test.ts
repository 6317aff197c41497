import { describe, expect, it } from 'vitest'
import type { BBox } from '../../contract/frame'
import { createScene, HEIGHT, type Part, type SceneOptions, WIDTH } from './testing/scene'
import { createThings, shareLeft } from './things'

/** The source is four times the grey picture. */
const SOURCE = { width: WIDTH * 4, height: HEIGHT * 4 }
const THRESHOLD = 0.25

const boxAt = (x: number, y: number, size: number): BBox => ({ x1: x, y1: y, x2: x + size, y2: y + size })
const CHAIR: Part = { box: boxAt(64, 20, 32), look: 2, dx: 0, dy: 0 }

/** Shoulders of somebody asleep: 4 s a breath; `mm` up and down where the box is 45 cm wide. */
function sleeper(box: BBox, mm: number, second: number): Part {
  const amplitude = ((mm / 2) * (box.x2 - box.x1)) / 450
  return { box, look: 5, dx: 0, dy: amplitude * Math.sin((2 * Math.PI * second) / 4.3) }
}

/** A room under one camera, a picture a second; each result has a box of this score round every part. */
function room(options: SceneOptions = {}, score = 0.4) {
  const scene = createScene(options)
  const things = createThings()
  let second = 0
  return {
    /** Goes on for so long and says how many count at the end. */
    run(
      seconds: number,
      parts: (second: number) => Part[],
      change: { light?: number; shake?: (second: number) => number } = {},
    ) {
      let counted = 0
      for (const end = second + seconds; second < end; second++) {
        const shown = parts(second)
        const shake = change.shake?.(second) ?? 0
        things.see(scene(shown, { light: change.light ?? 0, shake }), SOURCE, second * 1000)
        const boxes = shown.map(({ box: { x1, y1, x2, y2 } }) => ({ x1: x1 * 4, y1: y1 * 4, x2: x2 * 4, y2: y2 * 4 }))
        const detections = boxes.map((box) => ({ classId: 0, label: 'u', confidence: score, box }))
        counted = things.part(detections, THRESHOLD, second * 1000).people.length
      }
      return counted
    },
    things,
  }
}

describe('a chair', () => {
  it.each<[string, number, number, number]>([
    ['unsure of it', 0.3, 3, 5],
    ['fairly sure', 0.4, 5, 7],
    ['very sure', 0.75, 7, 9],
  ])('the model is %s', (_, score, counts, gone) => {
    const camera = room({}, score)
    expect(camera.run(counts * 60, () => [CHAIR])).toBe(1)
    expect(camera.run((gone - counts) * 60, () => [CHAIR])).toBe(0)
  })

  it.each<[string, SceneOptions]>([
    ['a noisy camera', { noise: 1 }],
    ['a codec', { noise: 1, skip: 1.3 }],
  ])('through %s', (_, options) => {
    expect(room(options).run(8 * 60, () => [CHAIR])).toBe(0)
  })

  it('counts at once when somebody sits down, and goes again soon after they have left', () => {
    const camera = room()
    const person: Part = { ...CHAIR, look: 9 }
    camera.run(8 * 60, () => [CHAIR])
    expect(camera.run(1, () => [person])).toBe(1)
    expect(camera.run(5 * 60, (second) => [{ ...person, dx: Math.sin(second) / 3 }])).toBe(1)
    expect(camera.run(3 * 60, () => [CHAIR])).toBe(0)
  })

  it('stays out when a lamp goes on, counts when the camera is knocked, and then goes again', () => {
    const camera = room()
    camera.run(8 * 60, () => [CHAIR])
    expect(camera.run(3 * 60, () => [CHAIR], { light: 30 })).toBe(0)
    expect(camera.run(5, () => [CHAIR], { light: 30, shake: () => 6 })).toBe(1)
    expect(camera.run(9 * 60, () => [CHAIR], { light: 30, shake: () => 6 })).toBe(0)
  })
})

describe('somebody who lies still for ten minutes counts', () => {
  it.each<[string, number, SceneOptions]>([
    ['near', 40, {}],
    ['in the middle', 20, {}],
    ['far away', 10, {}],
    ['near, in the dark', 40, { noise: 3 }],
    ['through a codec', 24, { noise: 1, skip: 1.3 }],
    ['through a codec that shows no breath at all', 40, { noise: 1, skip: 3 }],
  ])('%s', (_, size, options) => {
    const box = boxAt(8, 12, size)
    const camera = room(options)
    for (let minute = 0; minute < 10; minute++) {
      expect(camera.run(60, (second) => [sleeper(box, 3, second)])).toBe(1)
    }
  })
})

it('leaves nobody out while the camera shakes', () => {
  expect(room().run(8 * 60, () => [CHAIR], { shake: (second) => Math.sin(second * 2) / 4 })).toBe(1)
})

it('forgets when the source was away', () => {
  const camera = room()
  camera.run(8 * 60, () => [CHAIR])
  camera.things.reset()
  expect(camera.run(60, () => [CHAIR])).toBe(1)
})

it('a score falls from the second minute to the tenth', () => {
  expect([0, 2, 6, 10, 60].map(shareLeft)).toEqual([1, 1, 0.5, 0, 0])
})

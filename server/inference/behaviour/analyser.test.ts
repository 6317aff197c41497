import { describe, expect, it } from 'vitest'
import type { Detection } from '../detect/types'
import type { Follow } from '../motion/follower'
import { createAnalyser } from './analyser'
import { carryLimitMs } from './carry-limit'

const detection = (label: string, x: number, given: Partial<Detection> = {}): Detection => ({
  classId: label.length,
  label,
  confidence: 0.9,
  box: { x1: x, y1: 100, x2: x + 60, y2: 260 },
  ...given,
})
/** One that has seen a picture without anybody: who comes later has to be seen twice. */
const analyser = (options = {}, follow?: Follow) => {
  const camera = createAnalyser({ task: 'detect', labels: {}, follow, options })
  camera.measure([], -40)
  return camera
}
const brief = (objects: ReturnType<ReturnType<typeof analyser>['measure']>) =>
  objects.map(({ trackId, label, behaviour, predicted }) => [trackId, label, behaviour, predicted])

describe('measure', () => {
  it('first seen without id, then with; the box as detected', () => {
    const camera = analyser()
    expect(brief(camera.measure([detection('LookingUp', 100)], 0))).toEqual([[null, 'LookingUp', 'u', false]])
    const second = detection('LookingUp', 103.25)
    const [object] = camera.measure([second], 40)
    expect(object).toMatchObject({ trackId: 1, box: second.box, predicted: false, confidence: 0.9 })
  })

  it('a behaviour that is misread once does not flicker, and the id stays', () => {
    const camera = analyser()
    const seen = ['up', 'up', 'up', 'down', 'up'].map((label, index) =>
      brief(camera.measure([detection(label, 100)], index * 100)),
    )
    expect(seen.at(3)).toEqual([[1, 'down', 'u', false]])
    expect(seen.at(4)).toEqual([[1, 'up', 'u', false]])
  })

  it('rule 6: labels follow the map of the camera, and unknown ones have no behaviour', () => {
    const camera = createAnalyser({ task: 'detect', labels: { person: 's' } })
    const objects = camera.measure([detection('person', 100), detection('chair', 400)], 0)
    expect(brief(objects)).toEqual([
      [1, 'person', 's', false],
      [2, 'chair', null, false],
    ])
  })

  it('one person whom the model gave two behaviours is counted once, with the surer one', () => {
    const objects = analyser().measure([detection('up', 102, { confidence: 0.4 }), detection('down', 100)], 0)
    expect(brief(objects)).toEqual([[null, 'down', 'd', false]])
  })

  it.each<[string, { label: string; score: number } | undefined, { behaviour: string | null; unsure?: true }]>([
    ['nearly as sure of another behaviour', { label: 'down', score: 0.7 }, { behaviour: null, unsure: true }],
    ['less sure of another one', { label: 'down', score: 0.6 }, { behaviour: 'u' }],
    ['of another name for the same', { label: 'LookingUp', score: 0.85 }, { behaviour: 'u' }],
    ['of something without behaviour', { label: 'chair', score: 0.85 }, { behaviour: 'u' }],
    ['of nothing else', undefined, { behaviour: 'u' }],
  ])('%s', (_, second, { behaviour, unsure }) => {
    const [object] = analyser().measure([detection('up', 100, second && { second })], 0)
    expect([object?.behaviour, object?.unsure]).toEqual([behaviour, unsure])
  })

  it('unsure when a box of the same person says something else, nearly as sure', () => {
    const both = (confidence: number) => [detection('up', 100), detection('down', 102, { confidence })]
    expect(analyser().measure(both(0.7), 0)).toMatchObject([{ label: 'up', behaviour: null, unsure: true }])
    expect(brief(analyser().measure(both(0.6), 0))).toEqual([[null, 'up', 'u', false]])
  })

  it('unsure for a moment keeps what is shown', () => {
    const camera = analyser()
    const said = [0.1, 0.1, 0.8, 0.1].map(
      (score, index) => camera.measure([detection('up', 100, { second: { label: 'down', score } })], index * 100)[0],
    )
    expect(said.map((object) => [object?.behaviour, object?.unsure])).toEqual(Array(4).fill(['u', undefined]))
  })

  it('things without behaviour may overlap', () => {
    expect(analyser().measure([detection('person', 100), detection('coat', 100)], 0)).toHaveLength(2)
    expect(analyser().measure([detection('car', 100), detection('dog', 110)], 0)).toHaveLength(2)
  })

  it('a thing that the model gave two names is counted once, by the surer one', () => {
    const objects = analyser().measure([detection('car', 100, { confidence: 0.6 }), detection('truck', 101)], 0)
    expect(brief(objects)).toEqual([[null, 'truck', null, false]])
  })

  it('shows a missed track for the hold time, as predicted, then no more', () => {
    const camera = analyser({ holdMs: 300 })
    for (const ms of [0, 100, 200]) camera.measure([detection('up', 100)], ms)
    expect(brief(camera.measure([], 300))).toEqual([[1, 'up', 'u', true]])
    expect(brief(camera.measure([], 500))).toEqual([[1, 'up', 'u', true]])
    expect(camera.measure([], 501)).toEqual([])
    expect(brief(camera.measure([detection('up', 100)], 600))).toEqual([[1, 'up', 'u', false]])
  })

  it('never shows somebody seen only once in a frame without them', () => {
    const camera = analyser()
    camera.measure([detection('up', 100)], 0)
    expect(camera.measure([], 40)).toEqual([])
  })
})

describe('carry', () => {
  const INTERVAL_MS = 100

  it('moves the boxes with the picture, marks them, and changes nothing', () => {
    const camera = analyser({}, (box, fromMs, toMs) => ({ ...box, x1: box.x1 + (toMs - fromMs) / 10 }))
    for (const ms of [0, 100]) camera.measure([detection('up', 100), detection('up', 300)], ms)
    const carried = camera.carry(200, INTERVAL_MS)
    expect(carried.map(({ trackId, box, predicted }) => [trackId, box.x1, predicted])).toEqual([
      [1, 110, true],
      [2, 310, true],
    ])
    expect(camera.carry(200, INTERVAL_MS)).toEqual(carried)
    expect(camera.measure([detection('up', 110)], 200)[0]).toMatchObject({ trackId: 1, predicted: false })
  })

  it('an object without id as well', () => {
    const camera = analyser({}, (box, fromMs, toMs) => ({ ...box, x1: box.x1 + (toMs - fromMs) / 10 }))
    camera.measure([detection('up', 100)], 0)
    expect(camera.carry(40, INTERVAL_MS)).toMatchObject([{ trackId: null, box: { x1: 104 }, predicted: true }])
  })

  it('boxes disappear when no inference comes to renew them', () => {
    const camera = analyser()
    const limit = carryLimitMs(INTERVAL_MS)
    for (const ms of [0, 100]) camera.measure([detection('up', 100)], ms)
    expect(camera.carry(100 + limit, INTERVAL_MS)).toHaveLength(1)
    expect(camera.carry(101 + limit, INTERVAL_MS)).toEqual([])
    expect(camera.carry(3_600_000, INTERVAL_MS)).toEqual([])
    expect(camera.carry(101 + limit, 10_000)).toHaveLength(1)
  })

  it('nothing after reset, and ids go on', () => {
    const camera = analyser()
    for (const ms of [0, 40]) camera.measure([detection('up', 100)], ms)
    camera.reset()
    expect(camera.carry(80, INTERVAL_MS)).toEqual([])
    expect(camera.measure([detection('up', 100)], 120)[0]?.trackId).toBe(2)
  })
})

describe('pose models', () => {
  const point = (x: number, y: number) => ({ x, y, score: 0.9 })
  const keypoints = Array.from({ length: 17 }, () => ({ x: 0, y: 0, score: 0 }))
  keypoints.splice(
    0,
    7,
    point(100, 140),
    point(110, 130),
    point(90, 130),
    point(125, 135),
    point(75, 135),
    point(150, 200),
    point(50, 200),
  )
  const camera = () => createAnalyser({ task: 'pose', labels: {} })

  it('the behaviour comes from the keypoints, which travel with measured objects alone', () => {
    const posed = camera()
    expect(posed.measure([detection('person', 100, { keypoints })], 0)[0]).toMatchObject({ behaviour: 'u', keypoints })
    expect(posed.carry(40, 100)[0]).not.toHaveProperty('keypoints')
  })

  it('rule 6: a pose that says nothing is no behaviour', () => {
    const blank = keypoints.map((old) => ({ ...old, score: 0 }))
    expect(camera().measure([detection('person', 100, { keypoints: blank })], 0)[0]?.behaviour).toBeNull()
  })
})

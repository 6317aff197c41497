import { describe, expect, it } from 'vitest'
import type { Detection } from '../detect/types'
import type { Follow } from '../motion/follower'
import { createTracker } from './tracker'

const at = (cx: number, cy = 300, { classId = 0, confidence = 0.9, width = 60, height = 160 } = {}): Detection => ({
  classId,
  label: `class_${classId}`,
  confidence,
  box: { x1: cx - width / 2, y1: cy - height / 2, x2: cx + width / 2, y2: cy + height / 2 },
})

type Scene = (ms: number) => (Detection | null)[]

/** Runs a scene; per object (its place in the scene) the ids it had, in order, without nulls and repeats. */
function idsOf(scene: Scene, fps: number, seconds: number): number[][] {
  const tracker = createTracker()
  const ids: number[][] = []
  for (let frame = 0; frame <= seconds * fps; frame++) {
    const ms = (frame * 1000) / fps
    const objects = scene(ms)
    const tracks = tracker.update(
      objects.filter((object) => object !== null),
      1_000_000 + ms,
    )
    for (const [index, object] of objects.entries()) {
      const id = tracks.find(({ detection }) => detection === object)?.id ?? null
      ids[index] ??= []
      if (id !== null && ids[index].at(-1) !== id) ids[index].push(id)
    }
  }
  return ids
}

const scenes: [string, Scene, number, number[][]][] = [
  ['one who stands', () => [at(100)], 3, [[1]]],
  ['one who walks', (ms) => [at(100 + ms * 0.15)], 4, [[1]]],
  ['one who walks and turns round', (ms) => [at(100 + Math.abs((ms % 4000) - 2000) * 0.15)], 7, [[1]]],
  ['two who cross', (ms) => [at(100 + ms * 0.1, 300), at(600 - ms * 0.1, 330)], 5, [[1], [2]]],
  [
    'hidden for 1.2 s while walking behind a pillar',
    (ms) => [ms > 1500 && ms < 2700 ? null : at(100 + ms * 0.06)],
    5,
    [[1]],
  ],
  ['away for 12 s: somebody else', (ms) => [ms > 1500 && ms < 13_500 ? null : at(100)], 15, [[1, 2]]],
  ['hidden for 4 s, back where they were', (ms) => [ms > 1500 && ms < 5500 ? null : at(100)], 7, [[1]]],
  [
    'weak while half hidden',
    (ms) => [at(100 + ms * 0.05, 300, { confidence: ms > 1000 && ms < 2000 ? 0.3 : 0.9 })],
    3,
    [[1]],
  ],
  ['always weak', (ms) => [at(100 + ms * 0.02, 300, { confidence: 0.3 })], 3, [[1]]],
  [
    'always weak, missed now and then',
    (ms) => [ms % 1000 === 400 ? null : at(100, 300, { confidence: 0.3 })],
    5,
    [[1]],
  ],
  ['behaviour class changes', (ms) => [at(100, 300, { classId: Math.floor(ms / 400) % 3 })], 4, [[1]]],
  [
    'neighbours whose classes swap',
    (ms) => [at(100, 300, { classId: ms > 1000 ? 1 : 0 }), at(150, 300, { classId: ms > 1000 ? 0 : 1 })],
    3,
    [[1], [2]],
  ],
]

describe.each([25, 10, 5])('rule 5: at %i inferences per second', (fps) => {
  it.each(scenes)('%s', (_, scene, seconds, expected) => {
    expect(idsOf(scene, fps, seconds)).toEqual(expected)
  })
})

describe('slow inference', () => {
  it.each([1, 2, 5, 10])('seated people keep their ids at one inference per %i s', (interval) => {
    const people = [100, 170, 240, 310].map((x) => at(x))
    expect(idsOf(() => people, 1 / interval, interval * 8)).toEqual([[1], [2], [3], [4]])
  })
  it('a walker at one inference per second', () => {
    expect(idsOf((ms) => [at(100 + ms * 0.05)], 1, 6)).toEqual([[1]])
  })
})

describe('tracks', () => {
  it('begin without an id, get it with the second sighting, and are gone when missed before it', () => {
    const tracker = createTracker()
    const ids = (detections: Detection[], ms: number) => tracker.update(detections, ms).map(({ id }) => id)
    expect(ids([], 0)).toEqual([])
    expect(ids([at(100)], 40)).toEqual([null])
    expect(ids([], 80)).toEqual([])
    expect(ids([at(100)], 120)).toEqual([null])
    expect(ids([at(100)], 160)).toEqual([1])
  })

  it('who is clearly there in the first picture has an id at once, also after a reset', () => {
    const tracker = createTracker()
    const first = [at(100), at(300, 300, { confidence: 0.4 })]
    expect(tracker.update(first, 0).map(({ id }) => id)).toEqual([1, null])
    tracker.reset()
    expect(tracker.update(first, 40).map(({ id }) => id)).toEqual([2, null])
  })

  it('carry the box as it was detected, in the order of the detections', () => {
    const tracker = createTracker()
    tracker.update([at(100), at(500)], 0)
    const second = [at(507.25), at(101.5)]
    const tracks = tracker.update(second, 40)
    expect(tracks.map(({ detection }) => detection)).toEqual(second)
    expect(tracks[0]?.detection).toBe(second[0])
  })

  it('ids are never given again', () => {
    const tracker = createTracker({ confirmSightings: 1 })
    expect(tracker.update([at(100)], 0)[0]?.id).toBe(1)
    tracker.reset()
    expect(tracker.update([at(100)], 40)[0]?.id).toBe(2)
    // A hole longer than forgetMs.
    expect(tracker.update([at(100)], 60_000)[0]?.id).toBe(3)
  })

  it('a clock that steps back breaks nothing', () => {
    const tracker = createTracker({ confirmSightings: 1 })
    tracker.update([at(100)], 5000)
    expect(tracker.update([at(101)], 1000)[0]?.id).toBe(1)
  })
})

describe('carry', () => {
  /** Pictures in which everything moves by 0.1 px a ms. */
  const moving: Follow = (box, fromMs, toMs) => {
    const by = (toMs - fromMs) * 0.1
    return { ...box, x1: box.x1 + by, x2: box.x2 + by }
  }
  const left = (tracker: ReturnType<typeof createTracker>, ms: number) => tracker.carry(ms)[0]?.box.x1
  const seen = (follow?: Follow) => {
    const tracker = createTracker({}, follow)
    for (const ms of [0, 1000]) tracker.update([at(100)], ms)
    return tracker
  }

  it('without pictures boxes stay where they were measured', () => expect(left(seen(), 1500)).toBe(70))

  it.each([
    ['at the measured moment: the measured box', [1000], 70],
    ['later, where the pictures took it', [1100], 80],
    ['step by step as well', [1040, 1080, 1100], 80],
  ])('%s', (_, asked, x) => {
    const tracker = seen(moving)
    expect(asked.map((ms) => left(tracker, ms)).at(-1)).toBeCloseTo(x, 9)
  })

  it('a late result: what it did not find anew goes on from where it was measured', () => {
    const tracker = createTracker({}, moving)
    for (const ms of [0, 1000]) tracker.update([at(100)], ms)
    expect(left(tracker, 1300)).toBeCloseTo(100, 9)
    // Of the picture at 1100, where it was at 110.
    tracker.update([at(110)], 1100)
    expect(left(tracker, 1300)).toBeCloseTo(100, 9)
  })

  it('changes nothing', () => {
    const [asked, unasked] = [seen(moving), seen(moving)]
    for (const ms of [1010, 1300, 9000]) asked.carry(ms)
    for (const tracker of [asked, unasked]) tracker.update([at(104)], 1040)
    expect(asked.carry(1100)).toEqual(unasked.carry(1100))
  })
})

it('follows the picture where no velocity could', () => {
  // Sat for 3 s, then went further within a second than boxes are widened.
  const sprint: Follow = (box) => ({ ...box, x1: box.x1 + 150, x2: box.x2 + 150 })
  const ids = (follow?: Follow) => {
    const tracker = createTracker({}, follow)
    for (const ms of [0, 1000, 2000, 3000]) tracker.update([at(100)], ms)
    return tracker.update([at(250)], 4000).map(({ id }) => id)
  }
  expect(ids()).toEqual([null])
  let asked = 0
  expect(ids((box, fromMs, toMs) => (++asked > 3 ? sprint(box, fromMs, toMs) : box))).toEqual([1])
})

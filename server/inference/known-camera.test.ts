import { expect, it } from 'vitest'
import { KnownCamera } from './known-camera'
import type { EngineCamera, EngineFrame } from './messages'

const camera = { id: 'a', intervalMs: 200, model: { id: 'm' } } as EngineCamera
const frame = (frameId: number, measured: boolean): EngineFrame => ({
  t: 'frame',
  cameraId: 'a',
  frameId,
  at: 0,
  steadyMs: 0,
  evidence: null,
  width: 64,
  height: 64,
  jpeg: Uint8Array.of(1),
  measured,
  objects: [],
  things: [],
  inferenceMs: 1,
  fps: 10,
})

/** Ten pictures a second; those from `from` on carry results until `to`. Blind at each second? */
function play(known: KnownCamera, seconds: number, results: (second: number) => boolean): number[] {
  const blind: number[] = []
  for (let tenth = 0; tenth < 10 * seconds; tenth++) {
    const now = 100 * tenth
    known.saw(frame(tenth, results(tenth / 10)), now)
    if (tenth % 10 === 0 && known.blind(now)) blind.push(tenth / 10)
  }
  return blind
}

it('is blind when pictures come and no result does, and sees again with the first one', () => {
  expect(play(new KnownCamera(camera, 0), 40, () => true)).toEqual([])
  const blind = play(new KnownCamera(camera, 0), 40, (second) => second < 5 || second >= 30)
  expect([blind[0], blind.at(-1)]).toEqual([22, 29])
})

it('is not blind without a model, without pictures, and while its interval is long', () => {
  expect(play(new KnownCamera({ ...camera, model: null }, 0), 40, () => false)).toEqual([])
  const still = new KnownCamera(camera, 0)
  play(still, 20, () => false)
  expect(still.blind(60_000)).toBe(false)
  const slow = new KnownCamera({ ...camera, intervalMs: 10_000 }, 0)
  expect(play(slow, 60, () => false)).toEqual([])
})

it('keeps saying what its model did until a result comes', () => {
  const known = new KnownCamera(camera, 0)
  known.fault = 'model_stuck'
  expect(known.told({ ...known.status, state: 'live' })).toMatchObject({ state: 'live', code: 'model_stuck' })
  known.saw(frame(0, true), 0)
  expect(known.told({ ...known.status, state: 'live', code: undefined }).code).toBeUndefined()
})

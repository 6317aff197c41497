import { expect, it } from 'vitest'
import { cameraStatus } from '../../contract/camera'
import type { EngineStatus } from '../../inference/messages'
import { toStatus } from './status'

const camera = { id: 'c', enabled: true, intervalMs: 200 }
const engine: EngineStatus = {
  t: 'status',
  cameraId: 'c',
  state: 'live',
  detail: 'rtsp://cam refused',
  fps: 25,
  width: 1280,
  height: 720,
  inferenceMs: 18,
  effectiveIntervalMs: 300,
  stretch: 1.5,
  dropped: 2,
}
const up = { up: true, problem: undefined, elsewhere: null }

it.each([
  ['live', camera, engine, up, { state: 'live', fps: 25 }],
  ['disabled wins', { ...camera, enabled: false }, engine, up, { state: 'disabled', fps: 0 }],
  ['engine down', camera, engine, { ...up, up: false }, { state: 'reconnecting', code: 'engine_down' }],
  ['nothing heard yet', camera, null, up, { state: 'starting', effectiveIntervalMs: 200 }],
  ['a model problem shows', camera, engine, { ...up, problem: 'model_invalid' }, { code: 'model_invalid' }],
  [
    'another server runs it',
    camera,
    null,
    { ...up, elsewhere: 'hall-2:3000' },
    { state: 'elsewhere', server: 'hall-2:3000', fps: 0 },
  ],
  [
    'what the engine says comes first',
    camera,
    { ...engine, state: 'failed', code: 'source_auth' },
    { ...up, problem: 'model_invalid' },
    { state: 'failed', code: 'source_auth' },
  ],
] as const)('%s', (_, row, reported, known, expected) => {
  const status = toStatus(row, reported, known)
  expect(status).toMatchObject(expected)
  expect(cameraStatus.omit({ since: true }).strict().parse(status)).toEqual(status)
})

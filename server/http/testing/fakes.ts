/** Services and an engine for tests of the transports: small, in memory, and strict about what they know. */
import type { CameraView } from '../../contract/camera'
import { ROLES, type Role } from '../../contract/user'
import { AppError } from '../../errors'
import type { Inference } from '../../inference/api'
import type { EngineFrame } from '../../inference/messages'
import type { Services } from '../../services/api'
import { frameOf, PICTURE } from './frames'

const CAMERAS = ['yard', 'hall'] as const
export const TOKEN = 'a-program-of-ours'

export function cameraView(id: string): CameraView {
  const status = {
    cameraId: id,
    state: 'live' as const,
    since: 1,
    fps: 25,
    width: 1280,
    height: 720,
    inferenceMs: 5,
    effectiveIntervalMs: 200,
    stretch: 1,
    dropped: 0,
  }
  const settings = { modelId: null, intervalMs: 200, pictureFps: 10, confidence: 0.25, iou: 0.45 }
  return { id, name: `Camera ${id}`, place: '', enabled: true, sourceKind: 'calibration', ...settings, status }
}

export type FakeServices = { services: Services; endSession(role: Role): void; calls: unknown[] }

/** One user per role, whose id, like that of the session, is the role. */
export function fakeServices(): FakeServices {
  const ended = new Set<string>()
  const calls: unknown[] = []
  const known = (id: string) => {
    if (!(CAMERAS as readonly string[]).includes(id)) throw new AppError('camera_not_found')
    return cameraView(id)
  }
  const isRole = (text: string) => (ROLES as readonly string[]).includes(text)
  const principal = (role: Role) => ({ userId: role, name: role, role })
  const services = {
    cameras: {
      list: async () => CAMERAS.map(cameraView),
      get: async (_who: unknown, id: string) => known(id),
      tune: async (_who: unknown, id: string, change: object) => {
        calls.push({ tune: id, ...change })
        return { ...known(id), ...change }
      },
      pushWebcam: async (_who: unknown, id: string, jpeg: Uint8Array) => {
        calls.push({ webcam: id, bytes: jpeg.byteLength })
      },
    },
    alerts: {
      step: async (who: { userId: string }, id: string, state: string) => {
        calls.push({ step: id, state, by: who.userId })
        return { id, state }
      },
    },
    account: {
      fromSession: async (sessionId: Role) =>
        !ended.has(sessionId) && isRole(sessionId) ? principal(sessionId) : null,
      fromToken: async (token: string) => (token === TOKEN && !ended.has('token') ? principal('viewer') : null),
    },
    system: {
      health: async () => ({ status: 'ok', version: '1', uptimeMs: 1, database: true, engine: true, detection: true }),
      config: async () => ({ version: '1' }),
    },
  }
  return { services: services as unknown as Services, endSession: (role) => void ended.add(role), calls }
}

export type FakeInference = { inference: Inference; show(frame: Partial<EngineFrame>): void }

export function fakeInference(): FakeInference {
  const listeners = new Set<(frame: EngineFrame) => void>()
  const last = new Map<string, EngineFrame>()
  const measured = new Map<string, EngineFrame>()
  const inference = {
    onFrame: (listener: (frame: EngineFrame) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    lastFrame: (id: string) => last.get(id) ?? null,
    lastMeasured: (id: string) => measured.get(id) ?? null,
  }
  return {
    inference: inference as unknown as Inference,
    show(change) {
      const frame = frameOf({ jpeg: PICTURE, ...change })
      if (frame.jpeg) last.set(frame.cameraId, frame)
      const jpeg = frame.jpeg ?? frame.evidence
      if (frame.measured && jpeg) measured.set(frame.cameraId, { ...frame, jpeg })
      for (const listener of listeners) listener(frame)
    },
  }
}

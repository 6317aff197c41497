/** The program and an engine for tests of the transports: small, in memory, and strict about what they know. */
import { can } from '../../access/can'
import type { CameraView } from '../../contract/camera'
import { WEBCAM_MAX_BYTES } from '../../contract/socket'
import { type Principal, ROLES, type Role } from '../../contract/user'
import { AppError } from '../../errors'
import { frameOf, PICTURE } from '../../frames/testing/frames'
import type { Inference } from '../../inference/api'
import type { EngineFrame } from '../../inference/messages'
import type { Runtime } from '../../runtime'
import { collect } from '../../services/collect'
import type { Asked } from '../../services/perform'
import { VERBS } from '../../services/registry'

const CAMERAS = ['yard', 'hall'] as const
export const TOKEN = 'a-program-of-ours'

export function fakeCameraView(id: string): CameraView {
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
  const settings = {
    modelId: null,
    intervalMs: 200,
    pictureFps: 10,
    confidence: 0.25,
    iou: 0.45,
    livingOnly: true,
    clips: true,
    clipBeforeMs: 5_000,
    clipAfterMs: 10_000,
    check: null,
  }
  return {
    id,
    name: `Camera ${id}`,
    place: '',
    enabled: true,
    sourceKind: 'calibration',
    ...settings,
    zones: [],
    status,
    may: 'admin',
  }
}

export type FakeProgram = Pick<Runtime, 'verbs' | 'accounts' | 'cameras' | 'looked' | 'setupNeeded' | 'health'> & {
  endSession(role: Role): void
  calls: unknown[]
}

/** One user per role, whose id, like that of the session, is the role. */
export function fakeProgram(): FakeProgram {
  const ended = new Set<string>()
  const calls: unknown[] = []
  const known = (id: string) => {
    if (!(CAMERAS as readonly string[]).includes(id)) throw new AppError('camera_not_found')
    return fakeCameraView(id)
  }
  const isRole = (text: string) => (ROLES as readonly string[]).includes(text)
  const principal = (role: Role): Principal => ({
    userId: role,
    name: role,
    role,
    grants: [],
    cap: 'admin',
    sessionId: role,
  })
  const program: Program = {
    'cameras.list': async () => CAMERAS.map(fakeCameraView),
    'cameras.get': async (_asked, { id }) => known(id),
    'cameras.tune': async (_asked, { id, ...change }) => {
      calls.push({ tune: id, ...change })
      return { ...known(id), ...change }
    },
    'cameras.pushWebcam': async ({ body }, { id }) => {
      const jpeg = await collect(body ?? nothing(), WEBCAM_MAX_BYTES)
      calls.push({ webcam: id, bytes: jpeg.byteLength })
    },
    'alerts.step': async ({ who }, { id, state }) => {
      calls.push({ step: id, state, by: who?.userId })
      return { id, state }
    },
    'system.config': async () => ({ version: '1' }),
  }
  return {
    verbs: {
      call: async (name, asked, input) => perform(name, asked, input) as never,
      perform: async (verb, asked, input) => perform(verb.name, asked, input),
    },
    accounts: {
      signIn: async () => Promise.reject(new AppError('invalid_credentials')),
      signOut: async () => undefined,
      fromSession: async (sessionId) =>
        !ended.has(sessionId) && isRole(sessionId) ? principal(sessionId as Role) : null,
      fromToken: async (token) => (token === TOKEN && !ended.has('token') ? principal('viewer') : null),
    },
    cameras: {
      of: (id) => ({ name: `Camera ${id}`, place: '' }),
      elsewhere: () => null,
      refresh: async () => undefined,
      stop: () => undefined,
    },
    looked: () => undefined,
    setupNeeded: async () => false,
    health: async () => ({
      status: 'ok',
      version: '1',
      uptimeMs: 1,
      database: true,
      engine: true,
      detection: true,
      disk: true,
    }),
    endSession: (role) => void ended.add(role),
    calls,
  }

  /** Checks as the real one does: who may ask for what is the registry's to say. */
  async function perform(name: string, asked: Asked, given: unknown): Promise<unknown> {
    const verb = VERBS.find((one) => one.name === name)
    const run = program[name]
    if (!verb || !run) throw new Error(`the fake knows no ${name}`)
    if (verb.action !== 'anyone' && !asked.who) throw new AppError('unauthenticated')
    if (verb.action !== 'anyone' && asked.who && !can(asked.who, verb.action)) throw new AppError('forbidden')
    return run(asked, verb.input.parse(given) as { id: string; state: string })
  }
}

type Program = Record<string, (asked: Asked, input: { id: string; state: string }) => Promise<unknown>>
async function* nothing(): AsyncGenerator<Uint8Array> {}

export type FakeFrames = { inference: Inference; show(frame: Partial<EngineFrame>): void }

export function fakeInference(): FakeFrames {
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

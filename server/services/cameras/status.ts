/** A camera's status: what the engine last said, completed with what only the server knows. */
import type { Clock } from '../../clock'
import type { CameraStatus, RecordingStatus } from '../../contract/camera'
import type { ErrorCode } from '../../contract/errors'
import type { Inference } from '../../inference/api'
import { idleFigures } from '../../inference/idle-status'
import type { EngineStatus } from '../../inference/messages'
import type { Leases } from '../leases/leases'

/** Pure. `problem`: why the camera runs without its model; `elsewhere`: name of the other server that runs it. */
export function toStatus(
  camera: { id: string; enabled: boolean; intervalMs: number },
  engine: EngineStatus | null,
  known: { up: boolean; problem: ErrorCode | undefined; elsewhere: string | null },
): Omit<CameraStatus, 'since'> {
  const idle = idleFigures(camera.id, camera.intervalMs)
  if (!camera.enabled) return { ...idle, state: 'disabled' }
  if (known.elsewhere !== null) return { ...idle, state: 'elsewhere', server: known.elsewhere }
  // It was not given to the engine: trying cannot help.
  if (known.problem === 'secret_lost') return { ...idle, state: 'failed', code: known.problem }
  if (!known.up) return { ...idle, state: 'reconnecting', code: 'engine_down' }
  if (!engine) return { ...idle, state: 'starting', ...(known.problem ? { code: known.problem } : {}) }
  const { t: _, detail: __, code: reported, recording, ...measured } = engine
  const code = reported ?? known.problem
  return { ...measured, ...(code ? { code } : {}), ...(recording && { recording: plain(recording) }) }
}

/** Without what is for the log alone. */
function plain({ state, code }: NonNullable<EngineStatus['recording']>): RecordingStatus {
  return { state, ...(code && { code }) }
}

export type StatusBoard = {
  of(camera: { id: string; enabled: boolean; intervalMs: number }): CameraStatus
  /** Why the camera runs without its model; undefined when it does not. */
  setProblem(cameraId: string, problem: ErrorCode | undefined): void
  forget(cameraId: string): void
}

type Deps = { inference: Inference; clock: Clock; leases: Pick<Leases, 'elsewhere'> }

/** Remembers since when each camera is in its state. */
export function createStatusBoard({ inference, clock, leases }: Deps): StatusBoard {
  const marks = new Map<string, { state: string; since: number }>()
  const problems = new Map<string, ErrorCode>()
  return {
    of(camera) {
      const status = toStatus(camera, inference.status(camera.id), {
        up: inference.up,
        problem: problems.get(camera.id),
        elsewhere: leases.elsewhere(camera.id),
      })
      const state = `${status.state} ${status.code ?? ''} ${status.server ?? ''}`
      const mark = marks.get(camera.id)
      if (mark?.state === state) return { ...status, since: mark.since }
      const since = clock.now()
      marks.set(camera.id, { state, since })
      return { ...status, since }
    },
    setProblem(cameraId, problem) {
      if (problem) problems.set(cameraId, problem)
      else problems.delete(cameraId)
    },
    forget(cameraId) {
      marks.delete(cameraId)
      problems.delete(cameraId)
    },
  }
}

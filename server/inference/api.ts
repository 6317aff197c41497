/** What the inference service offers to the rest of the server. Implemented by service.ts. */
import type { ModelManifest } from '../contract/model'
import type {
  CameraTuning,
  ClipOrder,
  EngineCamera,
  EngineClip,
  EngineFrame,
  EngineStats,
  EngineStatus,
  InspectReply,
  ProbeReply,
} from './messages'

/** A measured frame with the picture it was measured in, shown or not. */
export type MeasuredFrame = EngineFrame & { jpeg: Uint8Array }

export interface Inference {
  /** Forks the engine; resolves when it is ready. */
  start(): Promise<void>
  /** Cooperative stop: cameras closed, child ended; kills it after 3 s. Settles every open request with engine_down. */
  stop(): Promise<void>
  /** True while the child answers. */
  readonly up: boolean
  /**
   * Starts a camera, or restarts it with other settings. Remembered over a crash of the engine. A camera whose pictures
   * ended the engine three times is set aside (source_set_aside); one whose model did runs without it (model_set_aside);
   * until it is started again.
   * @param firstFrameId where the ids begin of a camera that does not run; one that runs goes on above its own
   */
  startCamera(camera: EngineCamera, firstFrameId?: number): void
  /** The first id that a running camera cannot have used, whatever of it is still on the way; null when it does not run. */
  nextFrameId(cameraId: string): number | null
  /** Changes what needs no reopening. */
  tuneCamera(cameraId: string, change: CameraTuning): void
  stopCamera(cameraId: string): void
  /** How many were started and not stopped. */
  readonly cameraCount: number
  /**
   * Opens the source once, one picture, one inference, in a process of its own. Throws AppError source_* within 12 s;
   * source_crashed or model_crashed when that process ended.
   */
  probe(camera: EngineCamera): Promise<ProbeReply>
  /** In a process of its own too. Throws model_crashed when the file ends it, timed_out. */
  inspectModel(id: string, path: string, manifest: ModelManifest | null): Promise<InspectReply>
  /** Its end is told by onClip, whatever becomes of it. */
  startClip(order: ClipOrder): void
  /** For longer than was said; of one that has ended nothing is heard again. */
  extendClip(order: Pick<ClipOrder, 'cameraId' | 'clipId' | 'untilMs'>): void
  onClip(listener: (clip: EngineClip) => void): () => void
  /** Hands one webcam JPEG to its camera. False when the camera is not running or still busy with the last one. */
  pushWebcam(cameraId: string, jpeg: Uint8Array, at: number): boolean
  /** Ids of cameras that give pictures and should give results but have given none for long. */
  blindCameras(): string[]
  stats(): Promise<EngineStats>
  /** The last frame with a picture, measured or not. */
  lastFrame(cameraId: string): EngineFrame | null
  /** The newest picture whose boxes were measured in it, for snapshots; null while nothing was measured. */
  lastMeasured(cameraId: string): MeasuredFrame | null
  status(cameraId: string): EngineStatus | null
  onFrame(listener: (frame: EngineFrame) => void): () => void
  onStatus(listener: (status: EngineStatus) => void): () => void
}

import type { CameraStatus } from '@/server/contract/camera'

/** Less than this much is not worth a word. */
const STRETCH_NOTICE = 1.05

/** Seconds between two inferences while the server is too busy for what was asked (rule 8); null while it is not. Pure. */
export function slowedTo({ stretch, effectiveIntervalMs }: Pick<CameraStatus, 'stretch' | 'effectiveIntervalMs'>) {
  return stretch > STRETCH_NOTICE ? effectiveIntervalMs / 1000 : null
}

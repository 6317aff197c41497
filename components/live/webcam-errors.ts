/** Why this browser gives no camera picture, as a key of messages `webcam.errors`. Pure. */
export type WebcamProblem = 'insecure' | 'denied' | 'none' | 'busy' | 'unsupported' | 'unknown'

/** @param error what getUserMedia threw (a DOMException, told apart by its name) */
export function webcamProblem(error: unknown): WebcamProblem {
  switch ((error as { name?: unknown } | null)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
      return 'none'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    case 'OverconstrainedError':
    case 'NotSupportedError':
      return 'unsupported'
    default:
      return 'unknown'
  }
}

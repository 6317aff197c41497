import type { CameraStream } from '@/server/contract/onvif'

/** Models look at pictures of about this size: of less they see less, of more they see nothing more. */
const ENOUGH_WIDTH = 640

/**
 * Of a camera's streams the one to look at and the one to make clips of: the largest for clips (JPEGs cannot be kept as they come), for
 * detection the smallest that is large enough, else the largest of the others. Null when one stream serves for both. Pure.
 */
export function pairStreams(
  streams: readonly CameraStream[],
): { detection: CameraStream; recording: CameraStream } | null {
  const sized = streams
    .filter(({ width, height }) => width !== null && height !== null)
    .sort((a, b) => area(a) - area(b))
  const recording = sized.findLast(({ encoding }) => !/jpe?g/i.test(encoding))
  if (!recording) return null
  const smaller = sized.filter((stream) => area(stream) < area(recording))
  const detection = smaller.find(({ width }) => (width ?? 0) >= ENOUGH_WIDTH) ?? smaller.at(-1)
  return detection ? { detection, recording } : null
}

const area = ({ width, height }: CameraStream) => (width ?? 0) * (height ?? 0)

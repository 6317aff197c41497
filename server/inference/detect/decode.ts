/** One entry for every output layout. */
import type { ModelSpec } from '../../contract/model'
import type { Letterbox } from './letterbox'
import type { DecodeOptions, Detection, Tensor } from './types'

/** Raw outputs by name to detections in source pixels: thresholded, after NMS, clipped, best first. */
export function decodeOutput(
  _spec: ModelSpec,
  _outputs: Record<string, Tensor>,
  _lb: Letterbox,
  _options: DecodeOptions,
): Detection[] {
  return []
}

import type { CameraView } from '@/server/contract/camera'
import { atLeast } from '@/server/contract/user'

/** Whether the reader gets this camera's pictures, or its counts alone. */
export function mayWatch({ may }: CameraView): boolean {
  return atLeast(may, 'viewer')
}

/** What the reader may do with a camera, so that a page shows nothing in vain. */
import type { CameraView } from '@/server/contract/camera'
import { atLeast } from '@/server/contract/user'

/** Whether the reader gets this camera's pictures, or its counts alone. */
export function mayWatch({ may }: CameraView): boolean {
  return atLeast(may, 'viewer')
}

/** Whether the reader administers this camera: its settings and its rules. */
export function mayEdit({ may }: CameraView): boolean {
  return atLeast(may, 'admin')
}

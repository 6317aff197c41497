import type { CameraTestReply } from '@/server/contract/camera'
import { drawOverlay, type ObjectName } from '@/server/overlay/draw'

/** Text and lines are drawn as on a stage of this width, in CSS px. */
const STAGE = 640

/** Draws picture and boxes; the canvas has the picture's own size. */
export function drawTestPicture(
  canvas: HTMLCanvasElement,
  picture: CanvasImageSource,
  { width, height, ...reply }: CameraTestReply,
  nameOf: ObjectName,
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  canvas.width = width
  canvas.height = height
  context.drawImage(picture, 0, 0, width, height)
  const pixelRatio = Math.max(1, width / STAGE)
  const objects = reply.objects.map(({ label, behaviour, ...object }) => ({
    ...object,
    id: null,
    class_name: label,
    behavior: behaviour && { code: behaviour },
    predicted: false,
  }))
  const size = { width: width / pixelRatio, height: height / pixelRatio, pixelRatio }
  drawOverlay(context, size, { width, height, objects }, { nameOf, keypoints: false })
}

import { BEHAVIOUR_ORDER, type BehaviourCode } from '@/server/contract/behaviours'
import type { CameraTestReply } from '@/server/contract/camera'

type Colours = Record<BehaviourCode, string> & { none: string }

/** The behaviour colours as the page's style sheet has them now. */
function readColours(element: Element): Colours {
  const style = getComputedStyle(element)
  const entries = BEHAVIOUR_ORDER.map((code) => [code, style.getPropertyValue(`--behaviour-${code}`).trim()] as const)
  return { ...(Object.fromEntries(entries) as Record<BehaviourCode, string>), none: '#d5dde4' }
}

/**
 * Draws picture and boxes; the canvas has the picture's own size.
 * @param text what to write on an object's box
 */
export function drawTest(
  canvas: HTMLCanvasElement,
  picture: CanvasImageSource,
  reply: CameraTestReply,
  text: (object: CameraTestReply['objects'][number]) => string,
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  canvas.width = reply.width
  canvas.height = reply.height
  const colours = readColours(canvas)
  const unit = Math.max(1, reply.width / 640)
  context.drawImage(picture, 0, 0, reply.width, reply.height)
  context.font = `600 ${12 * unit}px ${getComputedStyle(canvas).fontFamily}`
  context.textBaseline = 'middle'
  for (const object of reply.objects) {
    const { x1, y1, x2, y2 } = object.bbox
    const label = text(object)
    const height = 17 * unit
    // Above the box where there is room, else inside its top.
    const top = y1 >= height ? y1 - height : y1
    context.strokeStyle = context.fillStyle = colours[object.behaviour ?? 'none']
    context.lineWidth = 2 * unit
    context.strokeRect(x1, y1, x2 - x1, y2 - y1)
    context.fillRect(x1 - unit, top, context.measureText(label).width + 8 * unit, height)
    context.fillStyle = '#fff'
    context.strokeStyle = 'rgb(0 0 0 / 0.75)'
    context.lineWidth = 2.5 * unit
    context.lineJoin = 'round'
    context.strokeText(label, x1 + 3 * unit, top + height / 2)
    context.fillText(label, x1 + 3 * unit, top + height / 2)
  }
}

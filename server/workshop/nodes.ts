/** Every node, one line each. */
import type { Node } from './node'
import { brighten } from './nodes/brighten'
import { colorize } from './nodes/colorize'
import { compare } from './nodes/compare'
import { deblur } from './nodes/deblur'
import { denoise } from './nodes/denoise'
import { loadFrames } from './nodes/load-frames'
import { loadImage } from './nodes/load-image'
import { lowLight } from './nodes/low-light'
import { mergeFrames } from './nodes/merge-frames'
import { resize } from './nodes/resize'
import { saveImage } from './nodes/save-image'
import { sharpen } from './nodes/sharpen'

export const NODES: ReadonlyMap<string, Node> = new Map(
  [
    ...[loadImage, loadFrames, mergeFrames, denoise, brighten, lowLight, deblur, colorize],
    ...[resize, sharpen, compare, saveImage],
  ].map((node) => [node.type, node as unknown as Node] as const),
)

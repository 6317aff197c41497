/** Truth of a still as text labels, one person a line. */
import { BEHAVIOUR_ORDER, type BehaviourCode } from '../../server/contract/behaviours'

export type Box = readonly [x1: number, y1: number, x2: number, y2: number]

/** `class cx cy w h visible`, all but the class 0..1; class is the behaviour's place in BEHAVIOUR_ORDER. */
export function labelLine(behaviour: BehaviourCode, box: Box, visible: number, width: number, height: number): string {
  return [BEHAVIOUR_ORDER.indexOf(behaviour), ...shares(box, width, height), (visible / 100).toFixed(2)].join(' ')
}

/** So little of a body may as well be anything: it is neither to be found nor false. Pixels, and pixels of height. */
const LEAST_PIXELS = 60
const LEAST_HEIGHT = 10

/** `0 cx cy w h visible` of what is seen of somebody from head to foot; visible is 0 where that is next to nothing, else 1. */
export function bodyLine(box: Box, pixels: number, width: number, height: number): string {
  const enough = pixels >= LEAST_PIXELS && box[3] - box[1] >= LEAST_HEIGHT
  return [0, ...shares(box, width, height), enough ? '1.00' : '0.00'].join(' ')
}

function shares([x1, y1, x2, y2]: Box, width: number, height: number): string[] {
  const numbers = [(x1 + x2) / 2 / width, (y1 + y2) / 2 / height, (x2 - x1) / width, (y2 - y1) / height]
  return numbers.map((n) => n.toFixed(6))
}

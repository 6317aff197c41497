/** Truth of a still as text labels, one person a line. */
import { BEHAVIOUR_ORDER, type BehaviourCode } from '../../server/contract/behaviours'

export type Box = readonly [x1: number, y1: number, x2: number, y2: number]

/** `class cx cy w h visible`, all but the class 0..1; class is the behaviour's place in BEHAVIOUR_ORDER. */
export function labelLine(behaviour: BehaviourCode, box: Box, visible: number, width: number, height: number): string {
  const [x1, y1, x2, y2] = box
  const numbers = [(x1 + x2) / 2 / width, (y1 + y2) / 2 / height, (x2 - x1) / width, (y2 - y1) / height]
  return [BEHAVIOUR_ORDER.indexOf(behaviour), ...numbers.map((n) => n.toFixed(6)), (visible / 100).toFixed(2)].join(' ')
}

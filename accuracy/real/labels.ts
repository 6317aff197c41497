/** Boxes of a picture as text: `class cx cy w h` a line, all but the class 0..1 of the picture. */
import type { BBox } from '../../server/contract/frame'
import { fromCentre } from '../../server/geometry/box'
import { Mistake } from '../mistake'

export type Label = { kind: number; box: BBox }

/** How far a box may reach over the picture's edge: tools round. */
const SLACK = 0.01

/** Boxes in 0..1. file: for the complaint. Throws Mistake for a line that is no box of this picture. */
export function parseLabels(text: string, classes: number, file: string): Label[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), at: `${file}, line ${index + 1}` }))
    .filter(({ line }) => line !== '')
    .map(({ line, at }) => {
      const numbers = line.split(/\s+/).map(Number)
      if (numbers.length !== 5 || !numbers.every(Number.isFinite)) {
        throw new Mistake(`${at}: wanted "class cx cy w h", found "${line}"`)
      }
      const [kind, cx, cy, w, h] = numbers as [number, number, number, number, number]
      if (!Number.isInteger(kind) || kind < 0 || kind >= classes) {
        throw new Mistake(`${at}: class ${kind} is none of the ${classes} that the set's README names`)
      }
      const box = fromCentre(cx, cy, w, h)
      const inside = box.x1 >= -SLACK && box.y1 >= -SLACK && box.x2 <= 1 + SLACK && box.y2 <= 1 + SLACK
      if (!(w > 0 && h > 0 && inside)) throw new Mistake(`${at}: the box does not lie in the picture`)
      return { kind, box }
    })
}

/**
 * NanoDet. Either one output [1, N, classes + 4 * (regMax + 1)], or per stride a pair of outputs [1, cells, classes] and
 * [1, cells, 4 * (regMax + 1)]. Scores are probabilities. Each side's distance from the cell's point is a distribution
 * over 0..regMax strides (generalised focal loss): the distance is its expectation.
 * NanoDet (strides 8, 16, 32) measures from the middle of a cell, NanoDet-Plus (also 64) from its corner.
 */
import type { Candidates } from '../candidates'
import { type Level as GridLevel, levels, STRIDES_3, STRIDES_4 } from '../grid'
import type { Tensor } from '../types'
import { type Layout, type LayoutContext, matrix } from './layout'

type Level = GridLevel & {
  /** Where in the cell distances start, 0 corner, 0.5 middle. */
  middle: number
}

/** A block of equal rows inside a tensor: `start` is the first value, `step` the distance between rows. */
type Block = { values: Float32Array; start: number; step: number; width: number }

export const nanodet: Layout = {
  overlapping: true,
  collect(tensors, context, into) {
    if (tensors.length === 1) collectJoint(tensors[0]!, context, into)
    else collectSplit(tensors, context, into)
  },
}

function collectJoint(tensor: Tensor, context: LayoutContext, into: Candidates): void {
  const { values, rows, columns } = matrix(tensor)
  let row = 0
  for (const level of levelsOf(context, rows)) {
    const start = row * columns
    const scores = { values, start, step: columns, width: context.classes }
    const sides = { values, start: start + context.classes, step: columns, width: columns - context.classes }
    collectLevel(level, scores, sides, context.confidence, row, into)
    row += level.cells
  }
}

/** Tensors come as pairs, scores then sides, finest stride first: identify.ts puts them so. */
function collectSplit(tensors: readonly Tensor[], context: LayoutContext, into: Candidates): void {
  const pairs = Array.from({ length: tensors.length / 2 }, (_, pair) => ({
    scores: matrix(tensors[pair * 2]),
    sides: matrix(tensors[pair * 2 + 1]),
  }))
  const total = pairs.reduce((sum, pair) => sum + pair.scores.rows, 0)
  let row = 0
  for (const [index, level] of levelsOf(context, total).entries()) {
    const pair = pairs[index]
    if (pair?.scores.rows !== level.cells || pair.sides.rows !== level.cells) {
      throw new Error(`nanodet at stride ${level.stride} has ${level.cells} cells, its outputs have other sizes`)
    }
    collectLevel(level, block(pair.scores), block(pair.sides), context.confidence, row, into)
    row += level.cells
  }
}

function block({ values, columns }: { values: Float32Array; columns: number }): Block {
  return { values, start: 0, step: columns, width: columns }
}

function levelsOf({ width, height }: LayoutContext, rows: number): Level[] {
  for (const strides of [STRIDES_3, STRIDES_4]) {
    const found = levels(width, height, strides)
    if (found.reduce((sum, level) => sum + level.cells, 0) !== rows) continue
    const middle = strides === STRIDES_4 ? 0 : 0.5
    return found.map((level) => ({ ...level, middle }))
  }
  throw new Error(`nanodet at ${width}x${height} cannot have ${rows} cells`)
}

function collectLevel(
  { stride, columns, cells, middle }: Level,
  scores: Block,
  sides: Block,
  confidence: number,
  firstRow: number,
  into: Candidates,
): void {
  const bins = sides.width / 4
  if (!Number.isInteger(bins) || bins < 2) throw new Error(`nanodet cannot read ${sides.width} values as four sides`)
  for (let cell = 0; cell < cells; cell++) {
    const at = scores.start + cell * scores.step
    let best = 0
    for (let classId = 1; classId < scores.width; classId++) {
      if (scores.values[at + classId]! > scores.values[at + best]!) best = classId
    }
    const score = scores.values[at + best]!
    if (!(score > confidence)) continue
    const x = ((cell % columns) + middle) * stride
    const y = (Math.floor(cell / columns) + middle) * stride
    const from = sides.start + cell * sides.step
    const side = (index: number) => expectation(sides.values, from + index * bins, bins) * stride
    into.push(x - side(0), y - side(1), x + side(2), y + side(3), score, best, firstRow + cell)
  }
}

/** Mean of the softmax distribution over `bins` logits, in strides. */
function expectation(values: Float32Array, start: number, bins: number): number {
  let highest = Number.NEGATIVE_INFINITY
  for (let bin = 0; bin < bins; bin++) highest = Math.max(highest, values[start + bin]!)
  let sum = 0
  let weighted = 0
  for (let bin = 0; bin < bins; bin++) {
    const weight = Math.exp(values[start + bin]! - highest)
    sum += weight
    weighted += weight * bin
  }
  return weighted / sum
}

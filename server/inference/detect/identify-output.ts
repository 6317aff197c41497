/** The outputs of a model: their layout, and which of them are read. */
import type { ModelManifest, OutputLayout } from '../../contract/model'
import { levels, STRIDES_3, STRIDES_4 } from './grid'
import { type Clues, type Recognised, recognise } from './recognise'
import { describe, size } from './shape'
import type { TensorInfo } from './types'

export type OutputShape = Recognised & { outputs: string[] }

const KNOWN = [
  'YOLOv5 [1, N, 5 + classes]',
  'YOLOv8 and YOLO11 [1, 4 + classes, N]',
  'their pose models [1, 56, N]',
  'end-to-end YOLOv10 and YOLO26 [1, N, 6]',
  'YOLOX [1, N, 5 + classes]',
  'NanoDet [1, N, classes + 4 x bins] or a pair of outputs per stride',
  'MoveNet MultiPose [1, N, 56]',
].join('; ')

const OTHER_TASKS = ['classify', 'obb', 'semantic', 'depth']

/** A string says in plain words why the outputs cannot be used. */
export function identifyOutput(
  outputs: TensorInfo[],
  clues: Clues,
  manifest: ModelManifest | null,
): OutputShape | string {
  const fail = (hint: string) =>
    `Found ${outputs.map(describe).join(', ') || 'no output'}.${hint && ` ${hint}`} Known: ${KNOWN}.`
  const { task } = clues.file
  if (!manifest?.layout && task !== null && OTHER_TASKS.includes(task)) {
    return fail(`The file says its task is "${task}"; detect and pose models can be used.`)
  }
  const usable = outputs.filter(
    ({ type, shape }) => type === 'float32' && shape.length === 3 && (size(shape[0]) ?? 1) === 1,
  )
  if (usable.length === 0 && outputs.some(({ type }) => type === 'float16')) {
    return fail('Export the model with float32 outputs.')
  }

  const split = nanodetPairs(usable, clues)
  if (split && (!manifest?.layout || manifest.layout === 'nanodet')) return split
  if (manifest?.layout) return fromManifest(manifest.layout, usable, clues, fail)

  let hint = ''
  for (const output of usable) {
    const found = recognise(size(output.shape[1]), size(output.shape[2]), clues)
    if (found !== null && typeof found !== 'string') return { ...found, outputs: [output.name] }
    hint ||= found ?? ''
  }
  return fail(hint)
}

/** The manifest names the layout: only the class count is still to be found. */
function fromManifest(
  layout: OutputLayout,
  usable: TensorInfo[],
  clues: Clues,
  fail: (hint: string) => string,
): OutputShape | string {
  const [output] = usable
  if (!output) return fail(`The manifest says ${layout}, but no output fits.`)
  const [a, b] = [size(output.shape[1]), size(output.shape[2])]
  const counts: Record<OutputLayout, (number | null)[]> = {
    yolov5: [b && b - 5],
    // Also transposed: classes are fewer than anchors unless their names say otherwise.
    yolov8: a !== null && b !== null && b < a ? [b - 4, a - 4] : [a && a - 4, b && b - 4],
    'yolov8-pose': [a && a - 55],
    end2end: [b === null || b === 6 || b === 57 ? (clues.classes ?? 0) : -1],
    yolox: [b && b - 5],
    nanodet: [b && b - 32],
    'movenet-multipose': [b === null || b === 56 ? 1 : -1],
  }
  const possible = counts[layout]
  const posed = layout === 'yolov8-pose' || layout === 'movenet-multipose' || (layout === 'end2end' && b === 57)
  const task = posed ? 'pose' : 'detect'
  const classes = clues.classes ?? possible[0] ?? (posed ? 1 : null)
  if (classes === null)
    return fail(`The manifest says ${layout}; its labels are needed too, since the sizes are dynamic.`)
  const fits =
    layout === 'nanodet' ? b === null || (b > classes && (b - classes) % 4 === 0) : fitsOne(possible, classes)
  if (!fits || classes < 0)
    return fail(`The manifest says ${layout} with ${Math.max(classes, 0)} classes, which does not fit.`)
  return { layout, task, classes, outputs: [output.name] }
}

function fitsOne(possible: (number | null)[], classes: number): boolean {
  // A segmentation model has 32 mask values behind its classes.
  return possible.some((count) => count === null || count === classes || count === classes + 32)
}

/** NanoDet with a pair of outputs per stride, as [scores, sides, scores, sides, …], finest stride first. */
function nanodetPairs(outputs: TensorInfo[], { width, height, classes: said }: Clues): OutputShape | null {
  if (outputs.length !== 6 && outputs.length !== 8) return null
  const names: string[] = []
  let classes: number | null = said
  for (const { cells } of levels(width, height, outputs.length === 6 ? STRIDES_3 : STRIDES_4)) {
    const [first, second, ...more] = outputs.filter(({ shape }) => size(shape[1]) === cells)
    if (!first || !second || more.length > 0) return null
    const sizes = [size(first.shape[2]), size(second.shape[2])]
    // Without names the sides are the output of the two that is the same for 4 x 8 or 4 x 11 bins.
    const firstIsScores = classes !== null ? sizes[0] === classes : sizes[1] === 32 || sizes[1] === 44
    const [scores, sides] = firstIsScores ? sizes : [sizes[1], sizes[0]]
    if (!scores || !sides || sides % 4 !== 0 || (classes !== null && scores !== classes)) return null
    classes = scores
    names.push(...(firstIsScores ? [first.name, second.name] : [second.name, first.name]))
  }
  return classes === null ? null : { layout: 'nanodet', task: 'detect', classes, outputs: names }
}

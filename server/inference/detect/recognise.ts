/** Which layout one output [1, a, b] has, from its sizes and what the file says. A guess is never returned. */
import type { OutputLayout } from '../../contract/model'
import type { FileFacts } from './file-facts'
import { cellCount, STRIDES_3, STRIDES_4 } from './grid'
import { END2END_COLUMNS, END2END_POSE_COLUMNS } from './layouts/end2end'
import { MOVENET_COLUMNS } from './layouts/movenet-multipose'

export type Recognised = { layout: OutputLayout; task: 'detect' | 'pose'; classes: number }

/** What is known before the output is looked at. */
export type Clues = {
  width: number
  height: number
  nhwc: boolean
  task: 'detect' | 'pose' | null
  /** Class count from the manifest's labels or the file's names; null when nobody says. */
  classes: number | null
  file: FileFacts
}

/** x, y, score of 17 points. */
const POSE_VALUES = 51
/** Mask coefficients behind the classes of Ultralytics segmentation models. */
const MASK_VALUES = 32
/** NanoDet-Plus exports regMax 7: 4 sides x 8 bins. */
const NANODET_SIDES = 32
/** Of the first NanoDet, regMax 10. */
const NANODET_SIDES_10 = 44
const COCO = 80

/** Null: not known. A string: a hint that says what it probably is. */
export function recognise(a: number | null, b: number | null, clues: Clues): Recognised | string | null {
  if (clues.nhwc && b === MOVENET_COLUMNS) return { layout: 'movenet-multipose', task: 'pose', classes: 1 }
  return channelRows(a, b, clues) ?? boxRows(a, b, clues)
}

/** [1, 4 + classes (+ more), N]: the YOLOv8 family. */
function channelRows(a: number | null, b: number | null, { classes, task, file }: Clues): Recognised | string | null {
  if (a === null || a < 5) return null
  const extra = classes === null ? null : a - 4 - classes
  // A class count that fits exactly settles it; without one, channels are fewer than anchors.
  const channels = extra === 0 || extra === POSE_VALUES || extra === MASK_VALUES || b === null || a < b
  if (!channels || (b !== null && (b === END2END_COLUMNS || b === END2END_POSE_COLUMNS) && extra !== 0)) return null
  const pose = task === 'pose' || (task === null && classes === null && a === 4 + 1 + POSE_VALUES)
  if (pose) {
    if (file.keypoints && (file.keypoints[0] !== 17 || file.keypoints[1] !== 3)) {
      return `It has ${file.keypoints[0]} keypoints with ${file.keypoints[1]} values; known are 17 with x, y, score.`
    }
    const posed = classes ?? a - 4 - POSE_VALUES
    return a === 4 + posed + POSE_VALUES ? { layout: 'yolov8-pose', task: 'pose', classes: posed } : null
  }
  if (classes === null) return { layout: 'yolov8', task: 'detect', classes: a - 4 }
  if (extra === 0 || (extra === MASK_VALUES && file.task === 'segment')) {
    return { layout: 'yolov8', task: 'detect', classes }
  }
  return `${a} values per box would be ${a - 4} classes, but ${classes} class names are given.`
}

/** [1, N, values]: one row per box. */
function boxRows(a: number | null, b: number | null, clues: Clues): Recognised | string | null {
  if (b === null) return null
  const { width, height, classes, file } = clues
  const cells3 = cellCount(width, height, STRIDES_3)
  const cells4 = cellCount(width, height, STRIDES_4)
  const detect = (layout: OutputLayout, count: number): Recognised => ({ layout, task: 'detect', classes: count })

  if (b === END2END_POSE_COLUMNS && clues.task === 'pose')
    return { layout: 'end2end', task: 'pose', classes: classes ?? 1 }
  if (b > 5 && (a === cells3 * 3 || a === cells4 * 3)) return named('yolov5', b - 5, classes)
  if (a === null && b > 5 && classes === b - 5 && !file.endToEnd) return detect('yolov5', classes)
  if (a === cells4 && b > NANODET_SIDES) return nanodetClasses(b, classes)
  if (a === cells3) return onGrid(b, classes)
  if (b === END2END_COLUMNS) return detect('end2end', classes ?? 0)
  return null
}

/** One row per cell of strides 8, 16, 32: YOLOX, NanoDet, or a YOLOv8 export that was transposed. */
function onGrid(b: number, classes: number | null): Recognised | string | null {
  const transposed = 'It looks like a transposed YOLOv8 output: say "layout": "yolov8" in the manifest if it is.'
  if (classes !== null) {
    if (b === 5 + classes) return { layout: 'yolox', task: 'detect', classes }
    if (b === 4 + classes) return transposed
    return nanodetClasses(b, classes)
  }
  if (b === 5 + COCO) return { layout: 'yolox', task: 'detect', classes: COCO }
  if (b === COCO + NANODET_SIDES || b === COCO + NANODET_SIDES_10)
    return { layout: 'nanodet', task: 'detect', classes: COCO }
  if (b === 4 + COCO || b === 5) return transposed
  if (b < 6) return null
  if (b <= NANODET_SIDES) return { layout: 'yolox', task: 'detect', classes: b - 5 }
  return `It could be YOLOX with ${b - 5} classes or NanoDet with ${b - NANODET_SIDES}: say layout and labels in the manifest.`
}

function nanodetClasses(b: number, classes: number | null): Recognised | string | null {
  if (classes === null) return { layout: 'nanodet', task: 'detect', classes: b - NANODET_SIDES }
  const bins = (b - classes) / 4
  if (Number.isInteger(bins) && bins >= 2) return { layout: 'nanodet', task: 'detect', classes }
  return `${b} values per box do not fit ${classes} class names.`
}

function named(layout: OutputLayout, count: number, classes: number | null): Recognised | string {
  // More values than class names: masks of a segmentation model.
  if (classes === null || classes === count) return { layout, task: 'detect', classes: count }
  if (classes + MASK_VALUES === count) return { layout, task: 'detect', classes }
  return `It has ${count} classes, but ${classes} class names are given.`
}

/** What all YOLO exports share. */
export const STRIDES = [8, 16, 32] as const

/** Candidates of an anchor-free head: one per cell at strides 8, 16 and 32. Sizes in pixels, multiples of 32. */
export function anchorCount(width: number, height: number): number {
  return STRIDES.reduce((count, stride) => count + (width / stride) * (height / stride), 0)
}

/** Ultralytics' `names` metadata: a Python dict literal. */
export function namesMetadata(labels: readonly string[]): string {
  return `{${labels.map((label, index) => `${index}: '${label}'`).join(', ')}}`
}

/** YOLOv5's head has three anchor boxes in each cell. */
export const YOLOV5_ANCHORS = 3

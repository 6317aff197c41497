/** Boxes above the threshold, before NMS: parallel typed arrays, since there may be thousands per frame. */

const FIRST_CAPACITY = 256

export class Candidates {
  count = 0
  /** x1, y1, x2, y2 of each candidate, pixels of the model's canvas. */
  boxes = new Float64Array(FIRST_CAPACITY * 4)
  scores = new Float32Array(FIRST_CAPACITY)
  classIds = new Int32Array(FIRST_CAPACITY)
  /** Where in the output tensor the candidate came from: its keypoints are read from there. */
  rows = new Int32Array(FIRST_CAPACITY)

  /** Adds one box. Boxes without area and anything that is not a finite number are left out. */
  push(x1: number, y1: number, x2: number, y2: number, score: number, classId: number, row: number): void {
    if (!(x2 > x1 && y2 > y1) || !Number.isFinite(x1 + y1 + x2 + y2) || !Number.isFinite(score)) return
    if (this.count === this.scores.length) this.grow()
    const at = this.count++
    this.boxes[at * 4] = x1
    this.boxes[at * 4 + 1] = y1
    this.boxes[at * 4 + 2] = x2
    this.boxes[at * 4 + 3] = y2
    this.scores[at] = Math.min(score, 1)
    this.classIds[at] = classId
    this.rows[at] = row
  }

  private grow(): void {
    const capacity = this.scores.length * 2
    this.boxes = copy(new Float64Array(capacity * 4), this.boxes)
    this.scores = copy(new Float32Array(capacity), this.scores)
    this.classIds = copy(new Int32Array(capacity), this.classIds)
    this.rows = copy(new Int32Array(capacity), this.rows)
  }
}

function copy<T extends Float64Array | Float32Array | Int32Array>(into: T, from: T): T {
  into.set(from)
  return into
}

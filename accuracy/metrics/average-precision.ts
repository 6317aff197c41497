/**
 * Average precision of one class, as COCO's evaluation computes it (pycocotools, COCOeval: evaluateImg and accumulate):
 * greedy matching by falling confidence, one found box a truth, precision made monotonous and read at 101 recalls.
 */
import type { BBox } from '../../server/contract/frame'
import { iou } from '../../server/geometry/box'

/** One picture, one class. Ignored truth is neither missed when not found nor false when found. */
export type Picture = {
  truth: readonly { box: BBox; ignored: boolean }[]
  found: readonly { box: BBox; confidence: number }[]
}

/** COCO's maxDets: of each picture and class only the surest count. */
const MOST_FOUND = 100
/** 0, 0.01 … 1, rounded as numpy's linspace does: a recall that equals one of them has to find it. */
const RECALLS = Array.from({ length: 101 }, (_, index) => (index === 100 ? 1 : index * 0.01))

type Judged = { confidence: number; correct: boolean }

/** 0..1; null when there is nothing to be found. leastIou: from here on a found box is right, 0.5 for AP50. */
export function averagePrecision(pictures: readonly Picture[], leastIou: number): number | null {
  const people = pictures.reduce((sum, { truth }) => sum + truth.filter(({ ignored }) => !ignored).length, 0)
  if (people === 0) return null
  // Sorting is stable, so equal confidences stay in the order of the pictures.
  const judged = pictures.flatMap((picture) => judge(picture, leastIou)).sort((a, b) => b.confidence - a.confidence)

  let right = 0
  const curve = judged.map(({ correct }, index) => {
    if (correct) right++
    return { recall: right / people, precision: right / (index + 1) }
  })
  for (let index = curve.length - 2; index >= 0; index--) {
    curve[index]!.precision = Math.max(curve[index]!.precision, curve[index + 1]!.precision)
  }
  let sum = 0
  let at = 0
  for (const recall of RECALLS) {
    while (at < curve.length && curve[at]!.recall < recall) at++
    sum += curve[at]?.precision ?? 0
  }
  return sum / RECALLS.length
}

/** What was found in one picture, surest first, without what fell to ignored truth. */
function judge({ truth, found }: Picture, leastIou: number): Judged[] {
  const candidates = truth
    .toSorted((a, b) => Number(a.ignored) - Number(b.ignored))
    .map((one) => ({ ...one, taken: false }))
  const judged: Judged[] = []
  for (const { box, confidence } of found.toSorted((a, b) => b.confidence - a.confidence).slice(0, MOST_FOUND)) {
    let best: (typeof candidates)[number] | null = null
    let overlap = Math.min(leastIou, 1 - 1e-10)
    for (const candidate of candidates) {
      if (candidate.taken) continue
      // Who counts comes first: an ignored one is never better.
      if (best && !best.ignored && candidate.ignored) break
      const value = iou(candidate.box, box)
      if (value < overlap) continue
      overlap = value
      best = candidate
    }
    if (best) best.taken = true
    if (!best?.ignored) judged.push({ confidence, correct: best !== null })
  }
  return judged
}

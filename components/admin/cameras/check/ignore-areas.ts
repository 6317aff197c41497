import type { BBox } from '@/server/contract/frame'
import type { Zone } from '@/server/contract/zone'

/** Boxes tremble by about a pixel: the middle of one shall not leave its area. Share of the picture. */
const MARGIN = 0.003

/** Areas over boxes (pixels of a picture of this size) in which nobody counts. Names are the first free ones. */
export function ignoreAreas(
  boxes: readonly BBox[],
  { width, height }: { width: number; height: number },
  before: readonly Zone[],
  nameOf: (number: number) => string,
  newId: () => string,
): Zone[] {
  const taken = new Set(before.map(({ name }) => name.toLowerCase()))
  let number = 0
  const free = () => {
    let name = nameOf(++number)
    while (taken.has(name.toLowerCase())) name = nameOf(++number)
    return name
  }
  const inside = (value: number) => Math.min(1, Math.max(0, value))
  return boxes.map((box) => {
    const [left, right] = [inside(box.x1 / width - MARGIN), inside(box.x2 / width + MARGIN)]
    const [top, bottom] = [inside(box.y1 / height - MARGIN), inside(box.y2 / height + MARGIN)]
    const points = [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ]
    return { id: newId(), name: free(), kind: 'ignore', anchor: 'centre', points }
  })
}

import type { BBox } from '../../contract/frame'
import type { Area } from '../../contract/zone'
import { anchorOf, toPixels } from '../../geometry/anchor'
import { contains } from '../../geometry/polygon'

/**
 * The objects that count: in one of the detection areas when there are any, and in none of the ignore areas. Left out
 * here, before anybody counts, they are neither shown nor counted, and no rule sees them. The tracker still follows them:
 * who comes into an area is known already.
 * @param size of the picture, pixels, as the boxes
 */
export function inAreas<T extends { box: BBox }>(
  objects: T[],
  areas: readonly Area[] | undefined,
  size: { width: number; height: number },
): T[] {
  const of = (wanted: Area['kind']) =>
    (areas ?? [])
      .filter(({ kind }) => kind === wanted)
      .map((area) => ({ ...area, points: toPixels(area.points, size) }))
  const detection = of('detection')
  const ignore = of('ignore')
  if (detection.length + ignore.length === 0) return objects
  return objects.filter(({ box }) => {
    const isIn = ({ anchor, points }: Pick<Area, 'anchor' | 'points'>) => contains(points, anchorOf(box, anchor))
    return (detection.length === 0 || detection.some(isIn)) && !ignore.some(isIn)
  })
}

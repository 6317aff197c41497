/** Points, segments and polygons in the plane, any unit, y downwards. A polygon is its corners in order. Pure. */
export type Point = { x: number; y: number }

/** Inside the polygon (even-odd); of two polygons that share a side, a point on it is in one. */
export function contains(polygon: readonly Point[], { x, y }: Point): boolean {
  let inside = false
  let a = polygon.at(-1)
  // Asked of everybody in every picture: nothing is made for it.
  for (const b of polygon) {
    if (a && a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
    a = b
  }
  return inside
}

/** Two sides cross or touch where they are no neighbours, one lies on the next, or one has no length. */
export function crossesItself(polygon: readonly Point[]): boolean {
  const sides = sidesOf(polygon)
  return sides.some(([a, b], i) => {
    const [, next] = sides[(i + 1) % sides.length]!
    if (distance(a, b) === 0 || foldsBack(a, b, next)) return true
    // Neighbours share a corner by right; so do the first and the last.
    return sides.some(([c, d], j) => j > i + 1 && !(i === 0 && j === sides.length - 1) && segmentsMeet([a, b], [c, d]))
  })
}

/** How far the point is from the nearest side. */
export function distanceToSides(polygon: readonly Point[], point: Point): number {
  return Math.min(...sidesOf(polygon).map(([a, b]) => distanceToSegment(a, b, point)))
}

/** From the straight line through two points, beyond them as well. They differ. */
export function distanceToLine(a: Point, b: Point, { x, y }: Point): number {
  return Math.abs((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) / distance(a, b)
}

function distanceToSegment(a: Point, b: Point, point: Point): number {
  const length = distance(a, b)
  if (length === 0) return distance(a, point)
  const along = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length ** 2
  const t = Math.min(1, Math.max(0, along))
  return distance(point, { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) })
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

/** They have a point in common. */
export function segmentsMeet([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (abc !== abd && cda !== cdb) return true
  return (
    (abc === 0 && between(a, b, c)) ||
    (abd === 0 && between(a, b, d)) ||
    (cda === 0 && between(c, d, a)) ||
    (cdb === 0 && between(c, d, b))
  )
}

/** Which way it goes from a over b to c: 1 to the right (as seen, y downwards), -1 to the left, 0 straight on or back. */
export function turn(a: Point, b: Point, c: Point): -1 | 0 | 1 {
  const area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  return area > 0 ? 1 : area < 0 ? -1 : 0
}

function sidesOf(polygon: readonly Point[]): [Point, Point][] {
  return polygon.map((corner, i) => [corner, polygon[(i + 1) % polygon.length]!])
}

function foldsBack(a: Point, b: Point, c: Point): boolean {
  return turn(a, b, c) === 0 && (a.x - b.x) * (c.x - b.x) + (a.y - b.y) * (c.y - b.y) > 0
}

/** Of a point on the straight line through a and b. */
function between(a: Point, b: Point, p: Point): boolean {
  return (
    p.x >= Math.min(a.x, b.x) && p.x <= Math.max(a.x, b.x) && p.y >= Math.min(a.y, b.y) && p.y <= Math.max(a.y, b.y)
  )
}

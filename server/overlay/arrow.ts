type Point = { x: number; y: number }

/** An arrow across the middle of a directed line, to its right as somebody sees it who goes along it: shaft and two wings. */
export function arrowAcross(
  from: Point,
  to: Point,
  length: number,
): { shaft: [Point, Point]; wings: [Point, Point, Point] } {
  const whole = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const along = { x: (to.x - from.x) / whole, y: (to.y - from.y) / whole }
  const across = { x: -along.y, y: along.x }
  const foot = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const at = (forward: number, side: number): Point => ({
    x: foot.x + across.x * forward + along.x * side,
    y: foot.y + across.y * forward + along.y * side,
  })
  const tip = at(length, 0)
  const wing = length / 2.5
  return { shaft: [foot, tip], wings: [at(length - wing, -wing), tip, at(length - wing, wing)] }
}

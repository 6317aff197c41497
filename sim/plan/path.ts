/** A way across the room, walked at an even pace from standstill to standstill. Metres and seconds. */
export type Spot = readonly [x: number, z: number]

export type Path = { points: Spot[]; lengths: number[]; length: number; seconds: number }

const PACE = 1.1
const START_SECONDS = 0.6

/** Corners cut twice (Chaikin), first and last spot kept. */
function rounded(points: readonly Spot[]): Spot[] {
  let line = [...points]
  for (let round = 0; round < 2; round++) {
    const next: Spot[] = [line[0]!]
    for (let i = 0; i + 1 < line.length; i++) {
      const [a, b] = [line[i]!, line[i + 1]!]
      next.push(
        [a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25],
        [a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75],
      )
    }
    next.push(line.at(-1)!)
    line = next
  }
  return line
}

export function planPath(spots: readonly Spot[]): Path {
  const points = rounded(spots)
  const lengths = [0]
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!]
    lengths.push(lengths[i - 1]! + Math.hypot(b[0] - a[0], b[1] - a[1]))
  }
  const length = lengths.at(-1)!
  return { points, lengths, length, seconds: length / PACE + START_SECONDS }
}

/** Metres walked after so many seconds: speeding up, even, slowing down. */
export function walked(path: Path, seconds: number): number {
  const t = Math.min(Math.max(seconds, 0), path.seconds)
  const top = path.length / (path.seconds - START_SECONDS)
  const rest = path.seconds - t
  if (t < START_SECONDS) return (top * t * t) / (2 * START_SECONDS)
  if (rest < START_SECONDS) return path.length - (top * rest * rest) / (2 * START_SECONDS)
  return top * (t - START_SECONDS / 2)
}

export function spotAt(path: Path, distance: number): Spot {
  const { points, lengths } = path
  let i = 1
  while (i < points.length - 1 && lengths[i]! < distance) i++
  const [from, to] = [lengths[i - 1]!, lengths[i]!]
  const share = to > from ? Math.min(1, Math.max(0, (distance - from) / (to - from))) : 1
  const [a, b] = [points[i - 1]!, points[i]!]
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

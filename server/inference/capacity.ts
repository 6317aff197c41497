/** Sharing the inference threads: when the cameras ask for more than is possible, all intervals stretch alike. Pure. */

export type CameraLoad = {
  id: string
  /** Wanted time between inferences, ms. */
  intervalMs: number
  /** Measured time one inference occupies a thread, ms; 0 while nothing has been measured. */
  busyMs: number
  /** Pictures the source gives in a second: more cannot be inferred. 0: not known. */
  fps: number
}

/** What the threads did over the last seconds: see workload.ts. */
export type Throughput = {
  /** Inferences that came back in a second. */
  perSecond: number
  /** Share of the threads' time that they took, 0..1. */
  used: number
}

export type Plan = { intervalMs: number; stretch: number }

/** How far a plan by single times may lie above what the threads were seen to do. */
const MARGIN = 1.15

/**
 * The intervals to use. stretch is the same for all cameras: 1, or what the demand exceeds the threads by. Times of single
 * inferences alone would feed on themselves: a few slow ones stretch the intervals, and then new ones that would say
 * better come seldom. So the stretch stays near what the threads were seen to do: threads that idle are asked for more.
 */
export function planIntervals(
  loads: readonly CameraLoad[],
  threads: number,
  seen: Throughput | null = null,
): Map<string, Plan> {
  const demand = loads.reduce((sum, load) => sum + load.busyMs / realInterval(load), 0)
  const wanted = loads.reduce((sum, load) => sum + 1000 / realInterval(load), 0)
  const byTimes = demand / threads
  const byThreads = seen ? (wanted / seen.perSecond) * seen.used * MARGIN : byTimes
  const stretch = Math.max(1, Math.min(byTimes, byThreads))
  return new Map(loads.map((load) => [load.id, { intervalMs: stretched(load, stretch), stretch }]))
}

/** A slow source cannot be inferred more often than it gives pictures. */
function realInterval({ intervalMs, fps }: CameraLoad): number {
  return fps > 0 ? Math.max(intervalMs, 1000 / fps) : intervalMs
}

function stretched(load: CameraLoad, stretch: number): number {
  return stretch === 1 ? load.intervalMs : realInterval(load) * stretch
}

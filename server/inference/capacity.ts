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

export type Plan = { intervalMs: number; stretch: number }

/** Share of the threads' time that may be planned: the rest keeps waiting pictures from growing old. */
export const USABLE = 0.98

/** The intervals to use. stretch is the same for all cameras: 1, or what the demand exceeds the threads by. */
export function planIntervals(loads: readonly CameraLoad[], threads: number): Map<string, Plan> {
  const demand = loads.reduce((sum, load) => sum + load.busyMs / realInterval(load), 0)
  const stretch = Math.max(1, demand / (threads * USABLE))
  return new Map(loads.map((load) => [load.id, { intervalMs: stretched(load, stretch), stretch }]))
}

/** A slow source cannot be inferred more often than it gives pictures. */
function realInterval({ intervalMs, fps }: CameraLoad): number {
  return fps > 0 ? Math.max(intervalMs, 1000 / fps) : intervalMs
}

function stretched(load: CameraLoad, stretch: number): number {
  return stretch === 1 ? load.intervalMs : realInterval(load) * stretch
}

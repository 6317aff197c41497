/** What inference costs here and now: typical time by model, and what the threads got done. Pure. */
import type { Throughput } from './capacity'

/** Runs that a model's typical time is taken from: of all its cameras, so that it is soon new. */
const RUNS = 9
/** Fewer say nothing. */
const MIN_RUNS = 3
/** The slowest and the fastest quarter do not count: one stutter of the machine is not the model's time. */
const TRIMMED = 0.25
/** How far back the threads' work is looked at, ms. */
const WINDOW_MS = 4_000
const MIN_DONE = 2

export type Workload = {
  /** A run that ended now, ms it kept its thread. */
  add(model: string, busyMs: number, now: number): void
  /** Typical time of one inference, ms; 0 while too few are known. */
  busyMs(model: string): number
  /** Null while too little was done. */
  throughput(threads: number, now: number): Throughput | null
  forget(model: string): void
}

export function createWorkload(): Workload {
  const runs = new Map<string, number[]>()
  const done: { at: number; busyMs: number }[] = []
  return {
    add(model, busyMs, now) {
      const known = runs.get(model) ?? []
      runs.set(model, [...known.slice(1 - RUNS), busyMs])
      done.push({ at: now, busyMs })
      while (done[0] && done[0].at <= now - WINDOW_MS) done.shift()
    },
    busyMs(model) {
      const sorted = [...(runs.get(model) ?? [])].sort((a, b) => a - b)
      if (sorted.length < MIN_RUNS) return 0
      const cut = Math.max(1, Math.floor(sorted.length * TRIMMED))
      const middle = sorted.slice(cut, -cut)
      return middle.reduce((sum, value) => sum + value, 0) / middle.length
    },
    throughput(threads, now) {
      const recent = done.filter(({ at }) => at > now - WINDOW_MS)
      if (recent.length < MIN_DONE) return null
      const busy = recent.reduce((sum, { busyMs }) => sum + Math.min(busyMs, WINDOW_MS), 0)
      const seconds = WINDOW_MS / 1000
      return { perSecond: recent.length / seconds, used: Math.min(1, busy / (threads * WINDOW_MS)) }
    },
    forget: (model) => void runs.delete(model),
  }
}

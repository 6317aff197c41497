/** How far the counts are off: what the bars and charts show against how many there were. */
import { BEHAVIOUR_ORDER, type BehaviourCode, type BehaviourCounts } from '../../server/contract/behaviours'

export type CountedFrame = { atMs: number; counted: BehaviourCounts; truth: BehaviourCounts }

/** In persons: per behaviour, and the mean of the six. */
export type CountError = { mean: number; each: Record<BehaviourCode, number> }

/**
 * Mean absolute error per second. Within each second of the film (the last one may be short) the counts of its frames are
 * averaged, counted ones and true ones; the error of a behaviour is the mean over the seconds of |counted - true|. Nobody
 * is counted as nobody: seconds without any person of a behaviour belong to its mean. NaN of no frames.
 */
export function countError(frames: readonly CountedFrame[]): CountError {
  const seconds = new Map<number, CountedFrame[]>()
  for (const frame of frames) {
    const second = Math.floor(frame.atMs / 1_000)
    seconds.set(second, [...(seconds.get(second) ?? []), frame])
  }
  const errorOf = (code: BehaviourCode) =>
    mean(
      [...seconds.values()].map((second) =>
        Math.abs(mean(second.map(({ counted, truth }) => counted[code] - truth[code]))),
      ),
    )
  const each = Object.fromEntries(BEHAVIOUR_ORDER.map((code) => [code, errorOf(code)])) as Record<BehaviourCode, number>
  return { mean: mean(Object.values(each)), each }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

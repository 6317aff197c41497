/**
 * Who ends the engine: a camera's pictures or a model. After three times it is set aside, the others go on. Pure.
 * The ledger tells what every thread was doing at the end but not which of them ended it. Therefore all of them are
 * marked; whoever has three marks and more than anybody else is set aside. Equal marks are a guess (the step begun last:
 * crashes come early in a step), and a guess is taken back when the engine ends again in spite of it.
 */
import type { Work } from './ledger'

/** `camera:ID` or `model:ID`. */
export type Suspect = `camera:${string}` | `model:${string}`

export const STRIKES = 3
/** Marks that old are forgotten, ms. */
const FORGET_MS = 60 * 60_000

/** Whether it is the model that works there, not the source. */
export const isModelAtWork = ({ step }: Pick<Work, 'step'>) => step === 'load' || step === 'run'

export function suspectOf(work: Work): Suspect | null {
  const { camera, model } = work
  if (isModelAtWork(work)) return model === undefined ? null : `model:${model}`
  return camera === undefined ? null : `camera:${camera}`
}

/** What to say of a process that ended in the middle of one task. */
export function crashOf(works: readonly Work[]): 'model_crashed' | 'source_crashed' {
  return works.some(isModelAtWork) ? 'model_crashed' : 'source_crashed'
}

export type Blame = {
  /** The engine ended while they were at work, the latest begun first. Returns who is set aside now, if anybody. */
  ended(suspects: readonly Suspect[], now: number): Suspect | null
  isAside(suspect: Suspect): boolean
  /** A new chance: what was noted is gone. */
  forgive(suspect: Suspect): void
}

export function createBlame(): Blame {
  const marks = new Map<Suspect, { count: number; at: number }>()
  /** Set aside, and who else it may have been. */
  const aside = new Map<Suspect, Suspect[]>()

  return {
    ended(suspects, now) {
      for (const [suspect, { at }] of marks) if (now - at > FORGET_MS) marks.delete(suspect)
      for (const [guess, others] of aside) if (others.some((other) => suspects.includes(other))) aside.delete(guess)
      for (const suspect of new Set(suspects)) {
        marks.set(suspect, { count: (marks.get(suspect)?.count ?? 0) + 1, at: now })
      }
      const count = (suspect: Suspect) => marks.get(suspect)?.count ?? 0
      const most = Math.max(0, ...suspects.map(count))
      const likeliest = suspects.find((suspect) => count(suspect) === most)
      if (likeliest === undefined || most < STRIKES) return null
      const others = [...new Set(suspects)].filter((other) => other !== likeliest && count(other) === most)
      aside.set(likeliest, others)
      // Explained: whoever was merely at work at the same time is clear, but for those it may have been as well.
      for (const suspect of marks.keys()) if (!others.includes(suspect)) marks.delete(suspect)
      return likeliest
    },
    isAside: (suspect) => aside.has(suspect),
    forgive(suspect) {
      marks.delete(suspect)
      aside.delete(suspect)
    },
  }
}

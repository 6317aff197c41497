/**
 * One record of the ledger: what a thread is doing. Plain, since every thread writes one before each step and shall not load
 * zod for it, 5 MB in each.
 */

/** Threads that can be told apart; more are not seen. */
export const SLOTS = 160
export const RECORD_BYTES = 384

/** load and run are the model's, the others the camera's. */
export const STEPS = ['open', 'read', 'decode', 'tensor', 'picture', 'load', 'run'] as const
export type Step = (typeof STEPS)[number]

export type Work = {
  step: Step
  /** Whose thread or picture. */
  camera?: string | undefined
  /** Id of the model that is loaded or run. */
  model?: string | undefined
  /** When it began, ms of a clock that all threads share. */
  since: number
  /** Longer than this it hangs, ms. */
  limitMs: number
}

/** Null: at rest. */
export function encodeRecord(work: Work | null): Buffer {
  const bytes = Buffer.alloc(RECORD_BYTES)
  // Ids that are too long are left out rather than cut: half a name would be somebody else's.
  if (work && bytes.write(JSON.stringify(work)) === RECORD_BYTES) {
    const { step, since, limitMs } = work
    bytes.fill(0).write(JSON.stringify({ step, since, limitMs }))
  }
  return bytes
}

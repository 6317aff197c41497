/** How much longer it takes when it goes on as it has. Pure. */

/** A job that has hardly begun says nothing yet. */
const LEAST_SHARE = 0.02
const LEAST_MS = 1_500

/** Ms, or null while nobody can tell. */
export function remainingMs(progress: number, elapsedMs: number): number | null {
  if (progress < LEAST_SHARE || elapsedMs < LEAST_MS) return null
  return (elapsedMs * (1 - progress)) / progress
}

/**
 * Longest a box is carried without being measured, ms. A slow model's result is one interval late, or two when another
 * camera's picture goes first, and is carried for one more; the second is for what a busy machine takes on top. What is
 * older says nothing any more: inference is starved, stuck, or gone.
 */
export function carryLimitMs(intervalMs: number): number {
  return 3 * intervalMs + 1_000
}

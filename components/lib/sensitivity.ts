/**
 * People set how readily something is taken for a person; models are asked for the least confidence (0..1). One is the
 * other upside down. Pure.
 */

/** 1..99 % for a threshold of 0.99..0.01. */
export function toSensitivity(confidence: number): number {
  return Math.round((1 - confidence) * 100)
}

/** The threshold, 0.01..0.99, on whole hundredths. */
export function toConfidence(sensitivity: number): number {
  return (100 - sensitivity) / 100
}

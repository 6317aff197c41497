/** Time as an argument, so that tests can own it. Milliseconds. */
export type Clock = { now(): number }
export const systemClock: Clock = { now: () => Date.now() }

/** Time as an argument, so that tests can own it. Milliseconds. */
export type Clock = {
  /** The wall clock, Unix ms: for telling and storing. Somebody may set it. */
  now(): number
  /** A clock that nobody sets: for measuring how long something took or is to take. Only differences mean anything. */
  steady(): number
}

/** CLOCK_MONOTONIC: one and the same in every thread and process of this machine. */
export const steadyMs = () => Number(process.hrtime.bigint()) / 1e6

export const systemClock: Clock = { now: () => Date.now(), steady: steadyMs }

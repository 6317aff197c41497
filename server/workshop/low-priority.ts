/** The least claim on the processor, and the first to go when memory runs out. */
import { readdirSync, writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/** Of this whole process: threads that are there already, and those they start. */
export function yieldToLive(): void {
  attempt(() => setPriority(constants.priority.PRIORITY_LOW))
  // On Linux the call above is about one thread.
  attempt(() => {
    for (const thread of readdirSync('/proc/self/task')) setPriority(Number(thread), constants.priority.PRIORITY_LOW)
  })
  attempt(() => writeFileSync('/proc/self/oom_score_adj', '1000'))
}

/** What a system does not have or allow is left. */
function attempt(work: () => void): void {
  try {
    work()
  } catch {}
}

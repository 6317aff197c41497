/** Less claim on the processor than the server and its cameras, and the first to go when memory runs out. */
import { readdirSync, writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/**
 * Of this whole process: threads that are there already, and those they start. `low`: what is left over. `below`: a tenth of what
 * cameras get where they take everything, for what somebody waits for.
 */
export function yieldToLive(claim: 'low' | 'below' = 'low'): void {
  const { PRIORITY_LOW, PRIORITY_BELOW_NORMAL } = constants.priority
  const priority = claim === 'low' ? PRIORITY_LOW : PRIORITY_BELOW_NORMAL
  attempt(() => setPriority(priority))
  // On Linux the call above is about one thread.
  attempt(() => {
    for (const thread of readdirSync('/proc/self/task')) setPriority(Number(thread), priority)
  })
  attempt(() => writeFileSync('/proc/self/oom_score_adj', '1000'))
}

/**
 * Another process of that kind is to end: it gets its turn for that, and its memory is free. Without the right to it ends when
 * the processor has nothing better to do.
 */
export function hurry(pid: number): void {
  attempt(() => {
    for (const thread of readdirSync(`/proc/${pid}/task`))
      setPriority(Number(thread), constants.priority.PRIORITY_NORMAL)
  })
}

/** What a system does not have or allow is left. */
function attempt(work: () => void): void {
  try {
    work()
  } catch {}
}

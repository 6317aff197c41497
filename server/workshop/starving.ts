/** How long a process of the least claim did not get the processor: beside cameras that take all of it, nothing hangs, it waits. */
import { readdirSync, readFileSync } from 'node:fs'

/** Of threads in schedstat: ran, waited (ns), turns. */
const NS_PER_MS = 1_000_000

/** Returns how long the thread that waited most did so since the last call, ms; 0 where the system does not say. */
export function watchStarving(pid: number | undefined): () => number {
  let before = new Map<string, number>()
  return () => {
    const now = waits(`/proc/${pid}/task`)
    const most = Math.max(0, ...[...now].map(([thread, waited]) => waited - (before.get(thread) ?? 0)))
    before = now
    return most
  }
}

function waits(folder: string): Map<string, number> {
  try {
    return new Map(
      readdirSync(folder).map((thread) => {
        const [, waited] = readFileSync(`${folder}/${thread}/schedstat`, 'latin1').split(' ')
        return [thread, Number(waited) / NS_PER_MS]
      }),
    )
  } catch {
    // Gone, or a thread of it while it was looked at.
    return new Map()
  }
}

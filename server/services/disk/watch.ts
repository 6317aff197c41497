/** Says once in the log that the disk becomes nearly full, and once that it no longer is. Stops nothing. */
import type { Logger } from 'pino'
import { isDiskLow } from '../../jobs/retention/policy'
import { diskOf } from './disk'

const LOOK_MS = 60_000

type Deps = { folder: string; log: Logger; disk?: typeof diskOf; everyMs?: number }

export function createDiskWatch({ folder, log, disk = diskOf, everyMs = LOOK_MS }: Deps) {
  let timer: NodeJS.Timeout | undefined
  let looking = false
  let low = false

  async function look(): Promise<void> {
    try {
      const found = await disk(folder)
      if (isDiskLow(found) === low) return
      low = !low
      if (low) log.error(found, 'the disk is nearly full')
      else log.info(found, 'the disk has room again')
    } catch (error) {
      log.warn({ err: error }, 'the disk cannot be looked at')
    }
  }
  /** A disk of another machine may take its time to answer: one look at a time. */
  function turn(): void {
    if (looking) return
    looking = true
    void look().finally(() => {
      looking = false
    })
  }

  return {
    start() {
      timer = setInterval(turn, everyMs)
      turn()
    },
    stop: () => clearInterval(timer),
  }
}

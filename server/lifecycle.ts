/** What was started, and how to stop it: in the reverse order, within a deadline, once. */
import type { Logger } from 'pino'

/** Ctrl-C leaves nothing behind after this long, whatever hangs. */
const DEADLINE_MS = 4_500

export type Lifecycle = {
  /** Says how to stop what was just started. Throws when the stop has begun meanwhile, and then stops it at once. */
  started(name: string, stop: () => Promise<void> | void): void
  /** Stops everything and ends the process. */
  end(exitCode: number, reason: string): void
}

export function createLifecycle(log: () => Logger | null, exit: (code: number) => void): Lifecycle {
  const parts: { name: string; stop: () => Promise<void> | void }[] = []
  let ending = false

  async function stop({ name, stop }: (typeof parts)[number]): Promise<void> {
    try {
      await stop()
    } catch (error) {
      log()?.error({ err: error, part: name }, 'stopping failed')
    }
  }

  return {
    started(name, stopIt) {
      if (ending) {
        void stop({ name, stop: stopIt })
        throw new Error(`stopped while ${name} started`)
      }
      parts.push({ name, stop: stopIt })
    },
    end(exitCode, reason) {
      if (ending) return
      ending = true
      log()?.info({ reason }, 'stopping')
      const deadline = setTimeout(() => {
        log()?.error({ left: parts.map(({ name }) => name) }, 'stopping took too long')
        exit(1)
      }, DEADLINE_MS)
      void (async () => {
        for (let part = parts.pop(); part; part = parts.pop()) await stop(part)
        clearTimeout(deadline)
        log()?.info('stopped')
        exit(exitCode)
      })()
    },
  }
}

/**
 * Work that must not happen in the server: a process for each piece of it, ended when it is over, hangs, is too large or not
 * wanted. A crash ends that piece and nothing else.
 */
import { totalmem } from 'node:os'
import type { ErrorCode } from '../contract/errors'
import { AppError } from '../errors'
import { crashOf, isModelAtWork } from '../inference/blame'
import { forkEngine } from '../inference/child'
import type { Work } from '../inference/ledger'
import { createWatchdog } from '../inference/watchdog'
import { hurry } from './low-priority'
import { memoryOf } from './memory'
import type { FromWorkshop, Order, Said, TaskName, Tasks, ToWorkshop } from './messages'
import { watchStarving } from './starving'

/** What a process may take, bytes: a model that enhances takes 1.5 GB, one that looks at films a part of that a core. */
const MAX_BYTES = Math.max(2_000_000_000, totalmem() / 4)
const LOOK_MS = 250
/** A process that was killed does nothing more; on a busy machine its end itself takes seconds, for which nobody waits. */
const LAST_MS = 500
/** It says every second that it lives; the longest step of a model takes seconds, of a busy machine minutes. */
const MAX_SILENCE_MS = 5 * 60_000

export type Watch = {
  /** Ends the process at once. */
  signal: AbortSignal
  say(said: Said): void
}

export type Workshop = {
  /**
   * Does a piece of work in a process of its own; settles when that has ended, at the latest half a second after it was killed. Throws what the work throws, the signal's reason,
   * model_stuck, timed_out or workshop_stuck when it hangs, out_of_memory, and when the process ended by itself model_crashed,
   * source_crashed (FFmpeg was at work) or workshop_crashed.
   */
  run<N extends TaskName>(task: N, input: Tasks[N][0], watch: Watch): Promise<Tasks[N][1]>
  /** Ends what still runs. */
  close(): void
}

type Options = {
  /** Absolute path of the bundled workshop/main. */
  entry: string
  /** Threads for models, when no camera runs. */
  threads: number
  /** Whether no camera runs: asked four times a second. */
  isAlone(): boolean
  maxBytes?: number
  maxSilenceMs?: number
  /** How long a model's first run may take, ms; default: engine/run-limit.ts. */
  firstRunMs?: number
}

export function createWorkshop(options: Options): Workshop {
  const { entry, threads, isAlone, maxBytes = MAX_BYTES, maxSilenceMs = MAX_SILENCE_MS, firstRunMs } = options
  const running = new Set<(error: unknown) => void>()

  return {
    run: (task, input, { signal, say }) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted()
        const child = forkEngine<ToWorkshop, FromWorkshop>(
          entry,
          { threads, firstRunMs },
          { message: hear, exit: gone },
        )
        const watchdog = createWatchdog()
        const looks = setInterval(look, LOOK_MS)
        const starved = watchStarving(child.pid)
        let silentMs = 0
        /** The first that is known of how it ends. */
        let settle: (() => void) | null = null
        let last: NodeJS.Timeout | undefined

        function hear(message: FromWorkshop): void {
          silentMs = 0
          if (message.t === 'said') say(message.said)
          else if (message.t === 'done') end(() => resolve(message.value as Tasks[typeof task][1]))
          else if (message.t === 'failed') fail(new AppError(message.code, message.detail))
        }
        function look(): void {
          const ranMs = Math.max(0, LOOK_MS - starved())
          silentMs += ranMs
          const hung = watchdog.look(child.works(), ranMs)
          if (hung)
            fail(
              new AppError(
                isModelAtWork(hung) ? 'model_stuck' : 'timed_out',
                `it does not come back from ${hung.step}`,
              ),
            )
          else if (silentMs > maxSilenceMs) fail(new AppError('workshop_stuck'))
          else if (memoryOf(child.pid) > maxBytes) fail(new AppError('out_of_memory'))
          else child.send({ t: 'alone', alone: isAlone() })
        }
        function gone(code: number | null, by: NodeJS.Signals | null, works: Work[]): void {
          clearInterval(looks)
          clearTimeout(last)
          running.delete(fail)
          signal.removeEventListener('abort', cancel)
          if (settle) settle()
          else reject(new AppError(endedBy(by, works), `the process ended with ${by ?? code}`))
        }
        function end(how: () => void): void {
          settle ??= how
          clearInterval(looks)
          if (child.pid !== undefined) hurry(child.pid)
          child.kill()
          last ??= setTimeout(() => settle?.(), LAST_MS)
        }
        const fail = (error: unknown) => end(() => reject(error))
        const cancel = () => fail(signal.reason)
        running.add(fail)
        signal.addEventListener('abort', cancel, { once: true })
        child.send({ t: 'alone', alone: isAlone() })
        child.send({ t: 'task', task, input } as { t: 'task' } & Order)
      }),
    close() {
      for (const fail of running) fail(new AppError('workshop_crashed', 'the server stops'))
    },
  }
}

/** SIGKILL comes from outside, from a person or a machine without memory: nobody's work was the cause. */
function endedBy(by: NodeJS.Signals | null, works: readonly Work[]): ErrorCode {
  return by === 'SIGKILL' || works.length === 0 ? 'workshop_crashed' : crashOf(works)
}

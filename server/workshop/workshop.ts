/** Work that must not happen in the server: a process for each piece of it, ended when it is over, too large or not wanted. */
import { fork } from 'node:child_process'
import { AppError } from '../errors'
import { memoryOf } from './memory'
import type { FromWorkshop, Said, TaskName, Tasks, ToWorkshop } from './messages'

/** What a process may take, bytes: a model that enhances takes 1.5 GB. */
const MAX_BYTES = 2_000_000_000
/** JavaScript's own part of it, MB; pixels and models lie outside. */
const MAX_HEAP_MB = 512
/** A process that says nothing for so long never will: the longest step of a model takes seconds, of a busy machine minutes. */
const MAX_SILENCE_MS = 5 * 60_000
const LOOK_MS = 200

type Options = {
  /** Absolute path of the bundled workshop/main.js. */
  entry: string
  maxBytes?: number
  maxSilenceMs?: number
}

export type Watch = {
  /** Ends the process at once. */
  signal: AbortSignal
  say(said: Said): void
}

export type Workshop = {
  /**
   * Does a piece of work in a process of its own. Throws what the work throws, out_of_memory, workshop_stuck,
   * workshop_crashed when the process ended by itself, and the signal's reason.
   */
  run<N extends TaskName>(task: N, input: Tasks[N][0], watch: Watch): Promise<Tasks[N][1]>
  /** Ends what still runs. */
  close(): void
}

export function createWorkshop(options: Options): Workshop {
  const { entry, maxBytes = MAX_BYTES, maxSilenceMs = MAX_SILENCE_MS } = options
  const running = new Set<() => void>()
  return {
    run: (task, input, watch) => {
      watch.signal.throwIfAborted()
      return new Promise((resolve, reject) => {
        const child = fork(entry, [], {
          serialization: 'advanced',
          // Nothing of the server's environment (database, secrets, loaders) is its business.
          env: { NODE_ENV: 'production' },
          execArgv: [`--max-old-space-size=${MAX_HEAP_MB}`],
          stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        })
        let outcome: (() => void) | null = null
        let heardAt = performance.now()
        /** The first that is known of how it ends. */
        const end = (how: () => void) => {
          outcome ??= how
          child.kill('SIGKILL')
        }
        const stop = () => end(() => reject(watch.signal.reason))
        const close = () => end(() => reject(new AppError('workshop_crashed', 'the server stops')))
        const look = setInterval(() => {
          if (child.pid !== undefined && memoryOf(child.pid) > maxBytes)
            end(() => reject(new AppError('out_of_memory')))
          if (performance.now() - heardAt > maxSilenceMs) end(() => reject(new AppError('workshop_stuck')))
        }, LOOK_MS)
        const gone = (code: number | null, signal: NodeJS.Signals | null) => {
          clearInterval(look)
          running.delete(close)
          watch.signal.removeEventListener('abort', stop)
          if (outcome) outcome()
          else reject(new AppError('workshop_crashed', `the process ended with ${signal ?? code}`))
        }
        running.add(close)
        watch.signal.addEventListener('abort', stop, { once: true })
        child.once('exit', gone)
        // A child that could not be started at all has no exit.
        child.on('error', () => child.pid === undefined && gone(null, null))
        child.on('message', (message: FromWorkshop) => {
          heardAt = performance.now()
          if (message.t === 'said') watch.say(message.said)
          else if (message.t === 'done') outcome ??= () => resolve(message.value as never)
          else outcome ??= () => reject(new AppError(message.code, message.detail))
        })
        // A broken pipe is told by `exit`; without the callback it would be thrown.
        child.send({ task, input } as ToWorkshop, () => {})
      })
    },
    close() {
      for (const end of running) end()
    },
  }
}

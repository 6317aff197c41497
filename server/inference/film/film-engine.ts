/**
 * Child processes for films, one a task, gone with it: a crash, a hang or a cancel ends that task and nothing else.
 */
import { AppError } from '../../errors'
import { crashOf, isModelAtWork } from '../blame'
import { type Child, forkEngine } from '../child'
import { createWatchdog } from '../watchdog'
import type { FilmOutcome, FilmTask, FromFilm, ToFilm } from './messages'

const LOOK_MS = 1_000
/** It says several times a second that it lives; looks without a word after which it hangs. */
const MAX_SILENT_LOOKS = 60

export type FilmRun = {
  /** Ends the process at once. */
  signal: AbortSignal
  /** share: 0..1. A few times a second. */
  progress(pictures: number, share: number): void
  /** Whether all cores are the film's: asked once a second. */
  alone(): boolean
}

export type FilmEngine = {
  /**
   * Throws the signal's reason, or AppError: source_*, model_*, inference_failed, film_too_long, too_large, source_crashed,
   * model_crashed, timed_out, engine_down.
   */
  run<T extends FilmTask>(task: T, run: FilmRun): Promise<FilmOutcome<T>>
  /** Ends what runs. */
  close(): void
}

type Options = {
  /** Absolute path of the bundled engine/film/main. */
  entry: string
  /** Inference threads when the film is alone. */
  threads: number
  /** How long a model's first run may take, ms; default: engine/run-limit.ts. */
  firstRunMs?: number
}

export function createFilmEngine({ entry, threads, firstRunMs }: Options): FilmEngine {
  const running = new Set<(error: unknown) => void>()
  /** Each thread has one inference and the next; beside cameras there is one at a time. */
  const parallelOf = (alone: boolean) => (alone ? 2 * threads : 1)

  return {
    run: (task, { signal, progress, alone }) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted()
        const watchdog = createWatchdog()
        let silentLooks = 0
        const child: Child<ToFilm> = forkEngine<ToFilm, FromFilm>(
          entry,
          { threads, ...(firstRunMs && { firstRunMs }) },
          {
            message(message) {
              silentLooks = 0
              if (message.t === 'progress') progress(message.pictures, message.share)
              else if (message.t === 'failed') end(() => reject(new AppError(message.code, message.detail)))
              else end(() => resolve(message.outcome as FilmOutcome<typeof task>))
            },
            // From outside: by a person, or by a machine without memory.
            exit: (_code, signal, works) => fail(new AppError(signal === 'SIGKILL' ? 'engine_down' : crashOf(works))),
          },
        )
        const looks = setInterval(() => {
          const hung = watchdog.look(child.works(), LOOK_MS)
          if (hung || ++silentLooks > MAX_SILENT_LOOKS)
            fail(new AppError(hung && isModelAtWork(hung) ? 'model_stuck' : 'timed_out'))
          else child.send({ t: 'parallel', parallel: parallelOf(alone()) })
        }, LOOK_MS)
        const cancel = () => fail(signal.reason)

        function end(settle: () => void): void {
          clearInterval(looks)
          signal.removeEventListener('abort', cancel)
          running.delete(fail)
          child.kill()
          settle()
        }
        function fail(error: unknown): void {
          end(() => reject(error))
        }
        running.add(fail)
        signal.addEventListener('abort', cancel, { once: true })
        child.send({ t: 'task', task, parallel: parallelOf(alone()) })
      }),
    close() {
      for (const fail of [...running]) fail(new AppError('engine_down'))
    },
  }
}

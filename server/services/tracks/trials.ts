/** Rules that are tried on what was kept, each in a thread of its own: one a person, few at once, none for long. */
import { Worker } from 'node:worker_threads'
import { AppError } from '../../errors'
import type { Found } from './replay'
import type { ReplayTask } from './replay-files'

/** A month of a full room takes 10 to 30 s of a core's time. */
const LIMIT_MS = 60_000
const MAX_RUNNING = 2
/** Of JavaScript's heap; a day's file lies beside it. */
const MEMORY_MB = 192

export type RuleTrials = {
  /**
   * Throws trial_replaced when the same person tries another one meanwhile, or is gone (`signal`), busy, timed_out.
   */
  run(person: string, task: ReplayTask, signal: AbortSignal): Promise<Found>
  /** Ends what runs. */
  close(): Promise<void>
}

/** @param threadEntry absolute path of the bundled replay-thread.js */
export function createRuleTrials(threadEntry: string, { limitMs = LIMIT_MS, memoryMb = MEMORY_MB } = {}): RuleTrials {
  const running = new Map<string, { end(why: Error): void; ended: Promise<unknown> }>()

  async function runOne(task: ReplayTask, stop: AbortSignal): Promise<Found> {
    const worker = new Worker(threadEntry, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    worker.unref()
    let limit: NodeJS.Timeout | undefined
    try {
      return await new Promise<Found>((resolve, reject) => {
        limit = setTimeout(() => reject(new AppError('timed_out', 'the rule was tried for too long')), limitMs)
        const end = () => reject(stop.reason instanceof AppError ? stop.reason : new AppError('trial_replaced'))
        stop.addEventListener('abort', end, { once: true })
        if (stop.aborted) end()
        worker.once('message', resolve)
        worker.once('error', reject)
        worker.once('exit', () => reject(new AppError('internal', 'the thread that tries rules ended')))
      })
    } finally {
      clearTimeout(limit)
      await worker.terminate()
    }
  }

  return {
    async run(person, task, signal) {
      const before = running.get(person)
      before?.end(new AppError('trial_replaced'))
      await before?.ended
      if (running.has(person) || running.size >= MAX_RUNNING) throw new AppError('busy')
      const own = new AbortController()
      const work = runOne(task, AbortSignal.any([signal, own.signal]))
      const ended = work.catch(() => undefined).finally(() => running.delete(person))
      running.set(person, { end: (why) => own.abort(why), ended })
      return work
    },
    async close() {
      const all = [...running.values()]
      for (const { end } of all) end(new AppError('busy', 'shutting down'))
      await Promise.all(all.map(({ ended }) => ended))
    },
  }
}

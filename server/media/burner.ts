/** Draws boxes into pictures in a thread of its own: started with the first picture, started anew should it die. */
import { Worker } from 'node:worker_threads'
import { AppError } from '../errors'
import type { Burn } from '../services/burn'
import type { BurnJob, BurnReply } from './burn-messages'

/** Jobs in the thread at once; more are refused with `busy`: who draws live pictures leaves one out. */
const MAX_JOBS = 16
/** Of them of one owner: nobody's many requests take the places of the others. */
const MAX_JOBS_OF_ONE = 2
/** A picture takes tens of milliseconds. */
const JOB_TIMEOUT_MS = 10_000

type Waiting = { owner: string; resolve(jpeg: Buffer): void; reject(error: Error): void; timer: NodeJS.Timeout }

export type Burner = { burn: Burn; close(): Promise<void> }

/** @param options.threadEntry absolute path of the bundled burn-thread.js */
export function createBurner(options: { threadEntry: string; maxJobs?: number; timeoutMs?: number }): Burner {
  const { threadEntry, maxJobs = MAX_JOBS, timeoutMs = JOB_TIMEOUT_MS } = options
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let nextId = 1
  let closed = false

  function settle(id: number, end: (job: Waiting) => void): void {
    const job = waiting.get(id)
    if (!job) return
    waiting.delete(id)
    clearTimeout(job.timer)
    end(job)
  }

  function failAll(error: Error): void {
    for (const id of [...waiting.keys()]) settle(id, (job) => job.reject(error))
  }

  function start(): Worker {
    const started = new Worker(threadEntry)
    let failure: Error | undefined
    started.on('message', (reply: BurnReply) => {
      settle(reply.id, (job) => {
        if ('jpeg' in reply) job.resolve(Buffer.from(reply.jpeg.buffer))
        else job.reject(new AppError('internal', reply.error))
      })
    })
    started.on('error', (error) => {
      failure = error
    })
    started.on('exit', () => {
      if (worker !== started) return
      worker = null
      failAll(new AppError('internal', 'the drawing thread ended', {}, { cause: failure }))
    })
    // Idle, it keeps nobody alive.
    started.unref()
    return started
  }

  /** A thread that does not answer is given up, with all that waits in it. */
  function giveUp(): void {
    const stuck = worker
    worker = null
    failAll(new AppError('timed_out', 'drawing took too long'))
    void stuck?.terminate()
  }

  return {
    burn(frame, { locale, title, owner, maxWidth }) {
      const own = [...waiting.values()].filter((job) => job.owner === owner).length
      if (closed || waiting.size >= maxJobs || own >= MAX_JOBS_OF_ONE) {
        return Promise.reject(new AppError('busy', 'too much to draw'))
      }
      worker ??= start()
      const thread = worker
      return new Promise((resolve, reject) => {
        const id = nextId++
        waiting.set(id, { owner, resolve, reject, timer: setTimeout(giveUp, timeoutMs) })
        const { jpeg, width, height, objects, at, zones = [] } = frame
        const small = maxWidth === undefined ? {} : { maxWidth }
        const job: BurnJob = { id, frame: { jpeg, width, height, objects, at, zones }, locale, title, ...small }
        thread.postMessage(job)
      })
    },
    async close() {
      closed = true
      const running = worker
      worker = null
      failAll(new AppError('busy', 'shutting down'))
      await running?.terminate()
    },
  }
}

/**
 * A child process that works on one film and ends: nothing of what a film or a model may do to it reaches the server or the
 * cameras. Started by server/inference/film/film-engine.ts, and ended by it at any time.
 */
import '../no-telemetry'
import { setPriority } from 'node:os'
import { setImmediate as breathe } from 'node:timers/promises'
import { messageOf } from '../../../message-of'
import { judgeFilm } from '../../film/judge-film'
import type { AnyOutcome, FilmTask, FromFilm, ToFilm } from '../../film/messages'
import type { EngineSettings } from '../../messages'
import { SourceFailure } from '../../sources/failure'
import { InferencePool } from '../inference-pool'
import { openSlots, takeSlot } from '../ledger-slots'
import { FIRST_RUN_MS } from '../run-limit'
import { keepLedger } from '../steps'
import { analyseFilm } from './analyse-film'
import { makeFilm } from './make-film'

/** Live cameras come first. */
const NICE = 10
const PROGRESS_MS = 250

// Before there are threads: they take it over.
setPriority(NICE)
const { threads, ledger = null, firstRunMs = FIRST_RUN_MS } = JSON.parse(process.argv[2] ?? '') as EngineSettings
openSlots(ledger)
keepLedger(takeSlot(), { camera: 'film' })

let parallel = 1
const progress = { pictures: 0, share: 0 }
const say = (message: FromFilm, done: () => void = () => undefined) => process.send?.(message, done)

process.on('message', (message: ToFilm) => {
  parallel = message.parallel
  if (message.t === 'task') void run(message.task)
})
// Ctrl-C reaches the whole group of processes: the server decides when this one ends.
process.on('SIGINT', () => {})
// The server is gone: whatever was written so far is nobody's.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

async function run(task: FilmTask): Promise<void> {
  setInterval(() => say({ t: 'progress', ...progress }), PROGRESS_MS)
  const last = await work(task).then(
    (outcome): FromFilm => ({ t: 'done', outcome }),
    (error: unknown): FromFilm => {
      const code = error instanceof SourceFailure ? error.code : 'internal'
      return { t: 'failed', code, detail: messageOf(error) }
    },
  )
  // A thread inside a native call would not let it end by itself.
  say(last, () => process.kill(process.pid, 'SIGKILL'))
}

function work(task: FilmTask): Promise<AnyOutcome> {
  const note = (pictures: number, share: number) => {
    Object.assign(progress, { pictures, share: Math.min(1, share) })
  }
  if (task.kind === 'make') return makeFilm(task, { progress: note, breathe })
  if (task.kind === 'judge') return judgeFilm(task)
  const pool = new InferencePool(threads, firstRunMs)
  return analyseFilm(task, { pool, parallel: () => parallel, progress: note })
}

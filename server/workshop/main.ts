/**
 * A workshop process: does one piece of work that takes a while, and ends. Whatever it meets in files from outside, and
 * however much memory and time a model takes, is its own. Started by workshop.ts, one for each job.
 */
import { setImmediate } from 'node:timers/promises'
import { AppError, messageOf } from '../errors'
import { SourceFailure } from '../inference/sources/failure'
import { yieldToLive } from './low-priority'
import type { FromWorkshop, Said, TaskName, Tasks, ToWorkshop } from './messages'
import { TASKS, type Task } from './tasks'

/** Between two messages about progress, ms. */
const SAY_MS = 100

// Live cameras come first.
yieldToLive()
// Ctrl-C reaches the whole group of processes: the server decides when this one ends.
process.on('SIGINT', () => {})
// The server is gone, however it ended.
process.on('disconnect', () => process.exit(0))

const send = (message: FromWorkshop) => new Promise<void>((sent) => process.send?.(message, () => sent()))

let said: Said = {}
let saidAt = 0
async function say(more: Said): Promise<void> {
  const next = { ...said, ...more }
  const news = next.stage !== said.stage || next.source !== said.source
  said = next
  if (news || performance.now() - saidAt >= SAY_MS) {
    saidAt = performance.now()
    await send({ t: 'said', said })
  }
  await setImmediate()
}

async function work<N extends TaskName>(name: N, input: Tasks[N][0]): Promise<FromWorkshop> {
  try {
    return { t: 'done', value: await (TASKS[name] as Task<N>)(input, say) }
  } catch (error) {
    const known = error instanceof AppError || error instanceof SourceFailure
    return { t: 'failed', code: known ? error.code : 'internal', detail: messageOf(error) }
  }
}

process.once('message', async ({ task, input }: ToWorkshop) => {
  await send(await work(task, input))
  process.exit(0)
})

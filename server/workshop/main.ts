/**
 * A workshop process: does one piece of work that takes a while, and ends. Whatever it meets in files from outside, and
 * however much memory and time a model takes, is its own. Started by workshop.ts, one for each task.
 */
import '../inference/engine/no-telemetry'
import { setImmediate } from 'node:timers/promises'
import type { ErrorCode } from '../contract/errors'
import { AppError, isDiskFull, messageOf } from '../errors'
import { openSlots, takeSlot } from '../inference/engine/ledger-slots'
import { keepLedger } from '../inference/engine/steps'
import type { EngineSettings } from '../inference/messages'
import { SourceFailure } from '../inference/sources/failure'
import { endWithParent } from './end-with-parent'
import { yieldToLive } from './low-priority'
import type { FromWorkshop, Order, Said, ToWorkshop } from './messages'
import type { Machine, Task } from './task'
import { TASKS } from './tasks'

/** Between two messages about progress, ms. */
const SAY_MS = 100
const ALIVE_MS = 1_000

// Live cameras come first.
yieldToLive()
const { threads, ledger = null, firstRunMs = null } = JSON.parse(process.argv[2] ?? '') as EngineSettings
openSlots(ledger)
keepLedger(takeSlot())
// Ctrl-C reaches the whole group of processes: the server decides when this one ends.
process.on('SIGINT', () => {})
// The server is gone, however it ended: whatever was written so far is nobody's.
process.on('disconnect', end)
if (!process.connected) end()
endWithParent()

const send = (message: FromWorkshop) => new Promise<void>((sent) => process.send?.(message, () => sent()))

let alone = false
/** Each thread has one inference and the next; beside cameras there is one at a time. */
const machine: Machine = { threads, firstRunMs, parallel: () => (alone ? 2 * threads : 1) }

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

async function work({ task, input }: Order): Promise<FromWorkshop> {
  try {
    return { t: 'done', value: await (TASKS[task] as Task<typeof task>)(input, say, machine) }
  } catch (error) {
    return { t: 'failed', code: codeOf(error), detail: messageOf(error) }
  }
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof AppError || error instanceof SourceFailure) return error.code
  return isDiskFull(error) ? 'disk_full' : 'internal'
}

/** A thread inside a native call would not let it end by itself. */
function end(): void {
  process.kill(process.pid, 'SIGKILL')
}

process.on('message', async (message: ToWorkshop) => {
  if (message.t === 'alone') {
    alone = message.alone
    return
  }
  setInterval(() => send({ t: 'alive' }), ALIVE_MS)
  await send(await work(message))
  end()
})

/**
 * Engines for what is only tried: a source that is tested, a model file that is looked into. Each is a process of its
 * own and has one question at a time, so that whatever it meets harms no camera, and a crash is that question's answer.
 */
import { AppError } from '../errors'
import { crashOf } from './blame'
import { type Child, forkEngine } from './child'
import type { EngineSettings, InspectReply, ProbeReply } from './messages'
import { createRequests, type Question } from './requests'

/** Processes at once; further questions wait. */
const MAX_ENGINES = 3
const MAX_WAITING = 50
/** One that has nothing to do ends after this. */
const IDLE_MS = 5_000

type Answers = { probe: ProbeReply; inspect: InspectReply }
type Trial = { child: Child; requests: ReturnType<typeof createRequests>; idle: NodeJS.Timeout | undefined }

export function createTrials(entry: string, settings: Omit<EngineSettings, 'ledger' | 'threads'>) {
  const idle = new Set<Trial>()
  const all = new Set<Trial>()
  const waiting: { go(): void; giveUp(): void }[] = []
  let closed = false
  let busy = 0

  function open(): Trial {
    const child = forkEngine(
      entry,
      { ...settings, threads: 1 },
      {
        message(message) {
          if (message.t === 'reply') trial.requests.settle(message)
        },
        exit(_code, _signal, works) {
          all.delete(trial)
          idle.delete(trial)
          clearTimeout(trial.idle)
          trial.requests.failAll(new AppError(crashOf(works)))
        },
      },
    )
    const trial: Trial = { child, requests: createRequests((message) => child.send(message)), idle: undefined }
    all.add(trial)
    return trial
  }

  async function turn(): Promise<void> {
    if (closed) throw new AppError('engine_down')
    if (busy < MAX_ENGINES) {
      busy++
      return
    }
    if (waiting.length >= MAX_WAITING) throw new AppError('busy', 'too many tests at once')
    // Whoever ends hands over its turn.
    await new Promise<void>((resolve, reject) => {
      waiting.push({ go: resolve, giveUp: () => reject(new AppError('engine_down')) })
    })
  }

  function take(): Trial {
    const [free] = idle
    if (!free) return open()
    idle.delete(free)
    clearTimeout(free.idle)
    return free
  }

  /** Only one that is at rest is used again: a thread that still reads or runs would be the next question's burden. */
  function giveBack(trial: Trial, answered: boolean): void {
    if (closed || !answered || !all.has(trial) || trial.child.works().length > 0) {
      trial.child.kill()
      return
    }
    idle.add(trial)
    // Out of the idle ones first: until it has ended somebody could still take it.
    trial.idle = setTimeout(() => {
      idle.delete(trial)
      trial.child.kill()
    }, IDLE_MS)
    trial.idle.unref()
  }

  return {
    /** Throws what the engine answers, timed_out, source_crashed or model_crashed, busy, engine_down. */
    async ask<K extends keyof Answers>(kind: K, question: Question, timeoutMs: number): Promise<Answers[K]> {
      await turn()
      const trial = take()
      let answered = false
      try {
        const answer = (await trial.requests.ask(kind, question, timeoutMs)) as Answers[K]
        answered = true
        return answer
      } finally {
        giveBack(trial, answered)
        const next = waiting.shift()
        if (next) next.go()
        else busy--
      }
    },
    close(): void {
      closed = true
      for (const { giveUp } of waiting.splice(0)) giveUp()
      for (const trial of all) {
        trial.requests.failAll(new AppError('engine_down'))
        trial.child.kill()
      }
    },
  }
}

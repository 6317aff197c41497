/**
 * Where GGUF files write: a process for the file in use, started when it is first asked, ended when nobody has asked for a while.
 * Two answers at once in all; the next one is asked to wait.
 */
import { randomInt } from 'node:crypto'
import { AppError } from '../../../errors'
import { lookAt } from './files'
import { GGUF_LIMITS } from './limits'
import { LostBeside, type Rest, restOf, without } from './lost-beside'
import type { GgufEnded, GgufModel, GgufRequest } from './messages'
import { GGUF_DEFAULTS, type GgufOptions, type GgufProcess, startGguf } from './process'
import { untilAborted } from './until-aborted'

/** Afterwards its memory is free again; loading it anew takes seconds. */
const IDLE_MS = 5 * 60_000
const MAX_SEED = 2 ** 31

export type GgufHost = {
  /** What a file is; loads it. Throws as `write` does. */
  describe(file: string, signal: AbortSignal): Promise<GgufModel>
  /**
   * Pieces of text as they are made. `file` is absolute. Throws assistant_busy beside two others, assistant_file_missing,
   * assistant_too_long, and what a process ends with (process.ts).
   */
  write(file: string, request: GgufRequest, signal: AbortSignal): AsyncGenerator<string, GgufEnded>
  /** Null: there is room for an answer now; else resolves when there may be. */
  full(): Promise<void> | null
  /** Of the processes there are. */
  pids(): number[]
  /** Ends all; answers under way fail with engine_down. */
  close(): void
}

export function createGgufHost(given: Partial<GgufOptions> & { entry: string; idleMs?: number }): GgufHost {
  const { idleMs = IDLE_MS, ...more } = given
  const options: GgufOptions = { ...GGUF_DEFAULTS, ...more }
  /** By what file it was: one that was replaced is another. */
  const processes = new Map<string, GgufProcess>()
  const waiting = new Set<() => void>()
  /** The file that was asked for last. */
  let newest: string | null = null
  let starting = 0
  /** Answers that were lost beside another: they go on one by one, and nothing else begins meanwhile. */
  let mending = 0
  let turn = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let closed = false

  const open = () => [...processes.values()].reduce((sum, process) => sum + process.open, starting)
  const isFull = () => open() + mending >= GGUF_LIMITS.sequences

  function settled(): void {
    for (const [key, process] of processes) if (!process.alive && process.open === 0) processes.delete(key)
    endIdle(newest)
    if (!isFull()) {
      for (const wake of waiting) wake()
      waiting.clear()
    }
    restIfIdle()
  }

  function restIfIdle(): void {
    clearTimeout(idle)
    if (open() + mending > 0 || processes.size === 0) return
    idle = setTimeout(() => endIdle(null), idleMs)
  }

  /** All but one that have nothing to do. */
  function endIdle(except: string | null): void {
    for (const [key, process] of processes) if (process.open === 0 && key !== except) process.end('engine_down')
  }

  /** The process with this very file. */
  async function processOf(file: string): Promise<GgufProcess> {
    const { key, bytes } = await lookAt(file)
    if (closed) throw new AppError('engine_down')
    newest = key
    endIdle(key)
    const running = processes.get(key)
    if (running?.alive) return running
    const process = startGguf(file, bytes, options, settled)
    processes.set(key, process)
    return process
  }

  async function begin(file: string, request: GgufRequest, signal: AbortSignal) {
    clearTimeout(idle)
    // Its place is kept while the file is looked for.
    starting++
    return processOf(file)
      .then((process) => process.write(request, signal))
      .finally(() => {
        starting--
        settled()
      })
  }

  async function* goOn(file: string, { request, known, tokens }: Rest, why: AppError, signal: AbortSignal) {
    const before = turn
    let done = () => {}
    turn = new Promise((resolve) => {
      done = resolve
    })
    mending++
    try {
      await untilAborted(before, signal)
      const ended: GgufEnded = yield* without(known, await begin(file, request, signal), why)
      return { ...ended, tokens: ended.tokens === null ? null : ended.tokens + tokens }
    } finally {
      mending--
      void before.then(done)
      settled()
    }
  }

  return {
    async describe(file, signal) {
      const process = await processOf(file)
      try {
        return await untilAborted(process.model, signal)
      } finally {
        restIfIdle()
      }
    },
    async *write(file, asked, signal) {
      if (isFull()) throw new AppError('assistant_busy')
      if (sizeOf(asked) > GGUF_LIMITS.promptChars) throw new AppError('assistant_too_long')
      const request = { ...asked, params: { ...asked.params, seed: asked.params.seed ?? randomInt(MAX_SEED) } }
      let said = ''
      let tokens = 0
      const stream = await begin(file, request, signal)
      try {
        for (;;) {
          const { done, value } = await stream.next()
          if (done) return value
          said += value
          tokens++
          yield value
        }
      } catch (error) {
        if (!(error instanceof LostBeside)) throw error
        return yield* goOn(file, restOf(request, said, tokens), error.why, signal)
      } finally {
        await stream.return({ finish: 'stop', tokens: null })
      }
    },
    full: () => (isFull() ? new Promise((resolve) => waiting.add(resolve)) : null),
    pids: () => [...processes.values()].flatMap(({ pid }) => pid ?? []),
    close() {
      closed = true
      clearTimeout(idle)
      for (const process of processes.values()) process.end('engine_down')
    },
  }
}

function sizeOf({ prompt, grammar, tools = [] }: GgufRequest): number {
  if ('text' in prompt) return prompt.text.length + (grammar ?? '').length
  const said = prompt.messages.reduce((sum, message) => {
    const uses = message.role === 'assistant' ? (message.uses ?? []) : []
    return sum + message.text.length + (uses.length && JSON.stringify(uses).length)
  }, 0)
  return said + JSON.stringify(tools).length + (grammar ?? '').length
}

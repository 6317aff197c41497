/**
 * Where GGUF files write: a process for the file in use, started when it is first asked, ended when nobody has asked for a while.
 * Two answers at once in all; the next one is asked to wait.
 */
import { AppError } from '../../../errors'
import type { Ended } from '../engine'
import { lookAt } from './files'
import { GGUF_LIMITS } from './limits'
import type { GgufModel, GgufRequest } from './messages'
import { GGUF_DEFAULTS, type GgufOptions, type GgufProcess, startGguf } from './process'
import { untilAborted } from './until-aborted'

/** Afterwards its memory is free again; loading it anew takes seconds. */
const IDLE_MS = 5 * 60_000

export type GgufHost = {
  /** What a file is; loads it. Throws as `write` does. */
  describe(file: string, signal: AbortSignal): Promise<GgufModel>
  /**
   * Pieces of text as they are made. `file` is absolute. Throws assistant_busy beside two others, assistant_file_missing,
   * assistant_too_long, and what a process ends with (process.ts).
   */
  write(file: string, request: GgufRequest, signal: AbortSignal): AsyncGenerator<string, Ended>
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
  let idle: NodeJS.Timeout | undefined
  let closed = false

  const open = () => [...processes.values()].reduce((sum, process) => sum + process.open, starting)

  function settled(): void {
    for (const [key, process] of processes) if (!process.alive && process.open === 0) processes.delete(key)
    endIdle(newest)
    if (open() < GGUF_LIMITS.sequences) {
      for (const wake of waiting) wake()
      waiting.clear()
    }
    restIfIdle()
  }

  function restIfIdle(): void {
    clearTimeout(idle)
    if (open() > 0 || processes.size === 0) return
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

  return {
    async describe(file, signal) {
      const process = await processOf(file)
      try {
        return await untilAborted(process.model, signal)
      } finally {
        restIfIdle()
      }
    },
    async *write(file, request, signal) {
      if (open() >= GGUF_LIMITS.sequences) throw new AppError('assistant_busy')
      if (sizeOf(request) > GGUF_LIMITS.promptChars) throw new AppError('assistant_too_long')
      clearTimeout(idle)
      // Its place is kept while the file is looked for.
      starting++
      const stream = await processOf(file)
        .then((process) => process.write(request, signal))
        .finally(() => {
          starting--
          settled()
        })
      return yield* stream
    },
    full: () => (open() < GGUF_LIMITS.sequences ? null : new Promise((resolve) => waiting.add(resolve))),
    pids: () => [...processes.values()].flatMap(({ pid }) => pid ?? []),
    close() {
      closed = true
      clearTimeout(idle)
      for (const process of processes.values()) process.end('engine_down')
    },
  }
}

function sizeOf({ prompt, grammar }: GgufRequest): number {
  const said = 'text' in prompt ? [prompt.text] : prompt.messages.map(({ text }) => text)
  return [...said, grammar ?? ''].reduce((sum, { length }) => sum + length, 0)
}

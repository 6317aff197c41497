/** One process with one GGUF file, seen from the server: started, watched, ended. */
import { totalmem } from 'node:os'
import type { ErrorCode } from '../../../contract/errors'
import { AppError } from '../../../errors'
import { forkEngine } from '../../../inference/child'
import { memoryOf } from '../../../workshop/memory'
import { watchStarving } from '../../../workshop/starving'
import { LostBeside } from './lost-beside'
import type { FromGguf, GgufEnded, GgufModel, GgufRequest, GgufSettings, ToGguf } from './messages'
import { createPieces, type Pieces } from './pieces'

export type GgufOptions = {
  /** Absolute path of the bundled process/main. */
  entry: string
  /** A large file from a slow disk, ms. */
  loadMs: number
  /** How long a stop of the only answer may take, ms: then the process is ended for it. */
  stopMs: number
  // What the process did not get of the processor is not counted in what follows.
  /** It says every second that it lives. */
  maxSilentMs: number
  /** Until an answer's first piece, unless it says that it goes on: reading a long prompt takes one thread a while. Between two. */
  firstPieceMs: number
  silenceMs: number
  /** How long a stop may take beside another answer. */
  stopBesideMs: number
  /** Besides the file itself. */
  maxBytes: number
}
export const GGUF_DEFAULTS: Omit<GgufOptions, 'entry'> = {
  ...{ loadMs: 120_000, firstPieceMs: 90_000, silenceMs: 30_000, maxSilentMs: 10_000 },
  ...{ stopMs: 150, stopBesideMs: 10_000, maxBytes: Math.max(2_000_000_000, totalmem() / 4) },
}
const LOOK_MS = 250

type Open = {
  pieces: Pieces
  /** Time without a piece, and how much there may be of it. */
  silentMs: number
  limitMs: number
  /** Since it was stopped; null: it was not. */
  stoppingMs: number | null
  stopLimit?: NodeJS.Timeout
}

export type GgufProcess = {
  readonly pid: number | undefined
  /** What the file turned out to be, once it is loaded. Throws why it is not. */
  readonly model: Promise<GgufModel>
  /** Answers under way, those included that were stopped and still cost something. */
  readonly open: number
  /** Whether it can be asked for more. */
  readonly alive: boolean
  /**
   * Begins at once, and has to be read. Throws assistant_crashed, assistant_stuck, assistant_silent, out_of_memory, what the file
   * was refused with, or the signal's reason, then at once; the process goes on to its stop. Of several at once: LostBeside.
   */
  write(request: GgufRequest, signal: AbortSignal): AsyncGenerator<string, GgufEnded>
  /** Ends it; answers under way fail with the code. */
  end(code: ErrorCode): void
}

/** settled: called whenever fewer answers are open than before, and at the process's end. */
export function startGguf(file: string, fileBytes: number, options: GgufOptions, settled: () => void): GgufProcess {
  let resolve: (model: GgufModel) => void = () => {}
  let reject: (error: AppError) => void = () => {}
  const model = new Promise<GgufModel>((loaded, refused) => {
    resolve = loaded
    reject = refused
  })
  // Who waits for it hears of it; nobody has to.
  model.catch(() => undefined)
  const open = new Map<number, Open>()
  let loaded = false
  let lastId = 0
  let silentMs = 0
  let alive = true
  /** The first that is known of how it ends. */
  let why: AppError | null = null

  const child = forkEngine<ToGguf, FromGguf, GgufSettings>(options.entry, { file }, { message: hear, exit: gone })
  const loadLimit = setTimeout(() => end('assistant_stuck'), options.loadMs)
  const starved = watchStarving(child.pid)
  const looks = setInterval(look, LOOK_MS)

  function hear(message: FromGguf): void {
    silentMs = 0
    if (message.t === 'loaded') {
      clearTimeout(loadLimit)
      loaded = true
      resolve(message.model)
    } else if (message.t === 'unfit') fail(new AppError(message.code, message.detail))
    else if (message.t === 'working') {
      const entry = open.get(message.id)
      if (entry) entry.silentMs = 0
    } else if (message.t === 'piece') {
      const entry = open.get(message.id)
      if (!entry) return
      Object.assign(entry, { silentMs: 0, limitMs: options.silenceMs })
      entry.pieces.push(message.text)
    } else if (message.t === 'ended') close(message.id, (pieces) => pieces.end(message.ended))
    else if (message.t === 'failed')
      close(message.id, (pieces) => pieces.fail(new AppError(message.code, message.detail)))
  }

  function look(): void {
    const ranMs = Math.max(0, LOOK_MS - starved())
    silentMs += ranMs
    if (silentMs > options.maxSilentMs) end('assistant_stuck')
    else if (memoryOf(child.pid) > fileBytes + options.maxBytes) end('out_of_memory')
    if (!loaded) return
    for (const [id, entry] of open) {
      if (entry.stoppingMs !== null) {
        entry.stoppingMs += ranMs
        if (entry.stoppingMs > options.stopBesideMs) end('assistant_stuck')
        continue
      }
      entry.silentMs += ranMs
      if (entry.silentMs <= entry.limitMs) continue
      entry.pieces.fail(new AppError('assistant_silent'))
      stop(id)
    }
  }

  function close(id: number, how: (pieces: Pieces) => void): void {
    const entry = open.get(id)
    if (!entry) return
    open.delete(id)
    clearTimeout(entry.stopLimit)
    how(entry.pieces)
    settled()
  }

  function stop(id: number): void {
    const entry = open.get(id)
    if (!entry || entry.stoppingMs !== null) return
    entry.stoppingMs = 0
    child.send({ t: 'stop', id })
    entry.stopLimit = setTimeout(() => {
      // Nothing else can end a native call. Beside an answer that goes on it is given its time.
      if ([...open.values()].every(({ stoppingMs }) => stoppingMs !== null)) end('assistant_stuck')
    }, options.stopMs)
  }

  async function* read(id: number, pieces: Pieces, signal: AbortSignal): AsyncGenerator<string, GgufEnded> {
    const abort = () => {
      pieces.fail(signal.reason)
      stop(id)
    }
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    try {
      return yield* pieces.read()
    } finally {
      signal.removeEventListener('abort', abort)
      stop(id)
    }
  }

  function fail(error: AppError): void {
    why ??= error
    alive = false
    child.kill()
  }
  const end = (code: ErrorCode) => fail(new AppError(code))

  function gone(code: number | null, by: NodeJS.Signals | null): void {
    alive = false
    clearTimeout(loadLimit)
    clearInterval(looks)
    const error = why ?? new AppError('assistant_crashed', `the process ended with ${by ?? code}`)
    reject(error)
    const several = [...open.values()].filter(({ stoppingMs }) => stoppingMs === null).length > 1
    const lost = several && error.code !== 'engine_down' ? new LostBeside(error) : error
    for (const id of [...open.keys()]) close(id, (pieces) => pieces.fail(lost))
    settled()
  }

  return {
    pid: child.pid,
    model,
    get open() {
      return open.size
    },
    get alive() {
      return alive
    },
    write(request, signal) {
      signal.throwIfAborted()
      if (!alive) throw new AppError('assistant_crashed')
      const id = ++lastId
      const pieces = createPieces()
      open.set(id, { pieces, silentMs: 0, limitMs: options.firstPieceMs, stoppingMs: null })
      child.send({ t: 'write', id, request })
      return read(id, pieces, signal)
    },
    end,
  }
}

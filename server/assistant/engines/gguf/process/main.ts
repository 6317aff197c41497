/**
 * The process of a GGUF file: loads it, writes with it, ends with its server. Whatever is in the file, and whatever it costs, is
 * this process's alone. It has no network and is told nothing of the server but the file's path. Started by ../process.ts.
 */
import { AppError, messageOf } from '../../../../errors'
import { endWithParent } from '../../../../workshop/end-with-parent'
import { yieldToLive } from '../../../../workshop/low-priority'
import type { FromGguf, GgufSettings, ToGguf } from '../messages'
import { loadModel } from './load-model'

const ALIVE_MS = 1_000

// Live cameras come first; but somebody reads along.
yieldToLive('below')
// A failed check of llama.cpp would start a debugger for its report.
process.env.GGML_NO_BACKTRACE = '1'
const { file } = JSON.parse(process.argv[2] ?? '') as GgufSettings
// Ctrl-C reaches the whole group of processes: the server decides when this one ends.
process.on('SIGINT', () => {})
process.on('disconnect', end)
if (!process.connected) end()
endWithParent()

const send = (message: FromGguf) => new Promise<void>((sent) => process.send?.(message, () => sent()))
const stops = new Map<number, AbortController>()
setInterval(() => void send({ t: 'alive' }), ALIVE_MS)

const loading = loadModel(file)
process.on('message', async (message: ToGguf) => {
  if (message.t === 'stop') {
    stops.get(message.id)?.abort()
    return
  }
  const { id, request } = message
  const stop = new AbortController()
  stops.set(id, stop)
  try {
    const { write } = await loading
    const ended = await write(
      request,
      { text: (text) => void send({ t: 'piece', id, text }), working: () => void send({ t: 'working', id }) },
      stop.signal,
    )
    await send({ t: 'ended', id, ended })
  } catch (error) {
    await send({ t: 'failed', id, code: codeOf(error), detail: messageOf(error) })
  } finally {
    stops.delete(id)
  }
})

try {
  await send({ t: 'loaded', model: (await loading).model })
} catch (error) {
  await send({
    t: 'unfit',
    code: error instanceof AppError ? error.code : 'assistant_file_invalid',
    detail: messageOf(error),
  })
  end()
}

function codeOf(error: unknown) {
  return error instanceof AppError ? error.code : 'internal'
}

/** A thread inside a native call would not let it end by itself. */
function end(): void {
  process.kill(process.pid, 'SIGKILL')
}

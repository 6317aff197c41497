/** The `data:` lines of an event stream, from bytes that are cut anywhere. */
import { AppError } from '../../errors'

/** A token is a few hundred bytes. */
const MAX_LINE = 64 * 1024
/** Of an answer, with what a model thinks before it speaks: tokens, and some hundred bytes for each. */
const MAX_EVENTS = 50_000
const MAX_BYTES = 16 * 1024 * 1024

/** Throws assistant_broken for a line, or a stream, that does not end. Comments and other fields are left out. */
export async function* eventData(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let [rest, size, events] = ['', 0, 0]
  for await (const chunk of bytes) {
    size += chunk.length
    rest += decoder.decode(chunk, { stream: true })
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    if (rest.length > MAX_LINE || lines.some((line) => line.length > MAX_LINE)) {
      throw new AppError('assistant_broken', 'a line is too long')
    }
    const told = lines.flatMap(dataOf)
    events += told.length
    if (size > MAX_BYTES || events > MAX_EVENTS) throw new AppError('assistant_broken', 'the answer does not end')
    yield* told
  }
  yield* dataOf(rest + decoder.decode())
}

function dataOf(line: string): string[] {
  return line.startsWith('data:') ? [line.slice(5).trim()] : []
}

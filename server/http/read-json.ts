import type { IncomingMessage } from 'node:http'
import { AppError } from '../errors'

/** No form of ours comes near it. */
const MAX_JSON_BYTES = 256 * 1024

/** The bytes of a body as they come. Throws bad_request when the client leaves meanwhile: nothing of ours failed. */
export async function* bodyOf(req: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* req as AsyncIterable<Buffer>
  } catch (error) {
    throw new AppError('bad_request', 'the client left', {}, { cause: error })
  }
}

/** Reads a JSON body without ever holding more than its limit. Throws too_large, invalid_json, bad_request. */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of bodyOf(req)) {
    size += chunk.byteLength
    if (size > MAX_JSON_BYTES) throw new AppError('too_large')
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new AppError('invalid_json')
  }
}

import { AppError } from '@/server/errors'

/** No form of ours comes near it. */
const MAX_JSON_BYTES = 256 * 1024

/** Reads a JSON body without ever holding more than its limit. Throws too_large, invalid_json. */
export async function readJson(request: Request): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bodyChunks(request)) {
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

/** The bytes of a body as they come; leaving the loop early ends the transfer. */
export async function* bodyChunks(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

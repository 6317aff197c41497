/** Sends a file in parts. A line that is cut costs a part at most: the server says where it goes on. */
import { ApiError } from './api-error'
import { sendBytes } from './send-bytes'

/** What cannot be taken is known after the first part: it is a short one. */
const FIRST_PART_BYTES = 64 * 1024
const PART_BYTES = 8 * 1024 * 1024
/** After each failure twice as long, ms. */
const WAIT_MS = 1_000
const MOST_FAILURES = 6

export type Sending<T> = {
  /** One part from an offset on; its share that is sent, 0..1. Throws ApiError. */
  part(offset: number, bytes: Blob, onShare: (share: number) => void): Promise<T>
  /** Where it goes on. Throws ApiError. */
  received(): Promise<number>
  wait(ms: number): Promise<void>
}

/**
 * @param from where it begins: what an earlier attempt has sent is not sent again
 * @returns what the server says after the last part
 * @throws ApiError when it is refused, or fails too often in a row; the signal's reason
 */
export async function sendInParts<T>(
  file: Blob,
  from: number,
  { part, received, wait }: Sending<T>,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<T> {
  let [offset, failures] = [from, 0]
  for (;;) {
    signal.throwIfAborted()
    onProgress(offset / file.size)
    try {
      const bytes = file.slice(offset, offset + (offset === 0 ? FIRST_PART_BYTES : PART_BYTES))
      const answer = await part(offset, bytes, (share) => onProgress((offset + share * bytes.size) / file.size))
      offset += bytes.size
      failures = 0
      if (offset >= file.size) return answer
    } catch (error) {
      signal.throwIfAborted()
      if (!isPassing(error) || ++failures >= MOST_FAILURES) throw error
      await wait(WAIT_MS * 2 ** (failures - 1))
      offset = await received().catch(() => offset)
    }
  }
}

/** upload_state: what was under way came in after all, and it goes on somewhere else. */
const MAY_PASS: readonly string[] = ['unreachable', 'upload_state', 'busy', 'rate_limited', 'bad_request', 'internal']

/** It may work a little later. */
export const isPassing = (error: unknown): boolean => error instanceof ApiError && MAY_PASS.includes(error.code)

type Target = {
  /** Of what is sent: `{path}/content` takes its parts. */
  path: string
  received: () => Promise<number>
  signal: AbortSignal
}

/** Over HTTP. */
export const overHttp = <T>({ path, received, signal }: Target): Sending<T> => ({
  part: (offset, bytes, onShare) => sendBytes(['PATCH', `${path}/content?offset=${offset}`], bytes, signal, onShare),
  received,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
})

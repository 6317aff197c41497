/** Sends the file of a film in parts. A line that is cut costs a part at most: the server says where it goes on. */
import { ApiError, toApiError } from '@/components/lib/api-error'
import type { FilmView } from '@/server/contract/film'

const PART_BYTES = 8 * 1024 * 1024
/** After each failure twice as long, ms. */
const WAIT_MS = 1_000
const MOST_FAILURES = 6

export type Sending = {
  /** One part from an offset on. Throws ApiError. */
  part(offset: number, bytes: Blob): Promise<FilmView>
  /** Where it goes on. Throws ApiError. */
  received(): Promise<number>
  wait(ms: number): Promise<void>
}

/**
 * @param from where it begins: what an earlier attempt has sent is not sent again
 * @returns the film after the last part
 * @throws ApiError when it is refused, or fails too often in a row; the signal's reason
 */
export async function sendFilm(
  file: Blob,
  from: number,
  { part, received, wait }: Sending,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<FilmView> {
  let [offset, failures] = [from, 0]
  for (;;) {
    signal.throwIfAborted()
    onProgress(offset / file.size)
    try {
      const film = await part(offset, file.slice(offset, offset + PART_BYTES))
      offset = Math.min(file.size, offset + PART_BYTES)
      failures = 0
      if (offset >= file.size) return film
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof ApiError) || !MAY_PASS.includes(error.code) || ++failures >= MOST_FAILURES) throw error
      await wait(WAIT_MS * 2 ** (failures - 1))
      offset = await received().catch(() => offset)
    }
  }
}

/** film_state: what was under way came in after all, and it goes on somewhere else. */
const MAY_PASS: readonly string[] = ['unreachable', 'film_state', 'busy', 'rate_limited', 'bad_request', 'internal']

/** One part over HTTP. */
export async function sendPart(filmId: string, offset: number, bytes: Blob, signal: AbortSignal): Promise<FilmView> {
  let response: Response
  try {
    response = await fetch(`/api/films/${encodeURIComponent(filmId)}/content?offset=${offset}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
      signal,
    })
  } catch (error) {
    if (signal.aborted) throw error
    throw new ApiError('unreachable')
  }
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw toApiError(body)
  return body as FilmView
}

/** JSON in, JSON out. */
import { ApiError, toApiError } from './api-error'

/**
 * @param input of a GET or DELETE it goes into the query, without what is not set or empty; else into the body
 * @returns the answer's body, undefined when it has none
 * @throws ApiError; what `fetch` throws when the signal ended it
 */
export async function send(
  method: string,
  path: string,
  input: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<unknown> {
  const inQuery = method === 'GET' || method === 'DELETE'
  const init = inQuery ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) }
  let response: Response
  try {
    response = await fetch(inQuery ? withQuery(path, input) : path, { method, signal: signal ?? null, ...init })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError('unreachable')
  }
  if (response.status === 204) return undefined
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw toApiError(body)
  return body
}

function withQuery(path: string, query: Record<string, unknown>): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  if (entries.length === 0) return path
  return `${path}?${new URLSearchParams(entries.map(([key, value]) => [key, String(value)]))}`
}

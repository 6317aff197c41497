import { ApiError, toApiError } from './api-error'

/**
 * Sends bytes as a request's body. XMLHttpRequest, because fetch tells nothing of an upload's progress.
 * Throws ApiError; AbortError's place is taken by `aborted` on the signal.
 * @param onProgress 0..1; 1 means sent, the server is looking into it
 */
export function sendBytes<T>(
  [method, path]: ['POST' | 'PATCH', string],
  bytes: Blob,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, path)
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.upload.onload = () => onProgress(1)
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T)
      else reject(toApiError(request.response))
    }
    request.onerror = () => reject(new ApiError('unreachable'))
    request.onabort = () => reject(new ApiError('bad_request'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(bytes)
  })
}

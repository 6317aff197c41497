import { Worker } from 'node:worker_threads'
import type { CameraLogin, CameraStream } from '../contract/onvif'
import { AppError } from '../errors'
import { isForbiddenUrl } from '../forbidden-address'
import type { StreamsAnswer } from './messages'

/** A camera that does not answer one of its questions is given up. */
const LIMIT_MS = 20_000
/** Room for the library and for what a camera may say. */
const MEMORY_MB = 64

/**
 * What a camera offers. Throws source_address, source_unreachable, source_timeout, source_auth, source_not_onvif.
 * @param threadEntry absolute path of the bundled streams-thread.js
 */
export async function readStreams(
  threadEntry: string,
  login: CameraLogin,
  { limitMs = LIMIT_MS } = {},
): Promise<CameraStream[]> {
  if (isForbiddenUrl(login.address)) throw new AppError('source_address')
  const worker = new Worker(threadEntry, {
    ...{ workerData: login, stdout: true, stderr: true },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  let limit: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<StreamsAnswer>((resolve) => {
      limit = setTimeout(() => resolve({ code: 'source_timeout', detail: 'no answer in time' }), limitMs)
      worker.once('message', resolve)
      worker.once('error', ({ message }) => resolve({ code: 'source_not_onvif', detail: message }))
      worker.once('exit', () => resolve({ code: 'source_not_onvif', detail: 'it answers nothing that is understood' }))
    })
    if ('code' in answer) throw new AppError(answer.code, answer.detail)
    return answer.streams
  } finally {
    clearTimeout(limit)
    await worker.terminate()
  }
}

import { AppError } from '../../errors'

/** Aborts with assistant_silent when nothing is heard for too long. */
export function createSilence(firstMs: number) {
  const controller = new AbortController()
  const arm = (ms: number) => setTimeout(() => controller.abort(new AppError('assistant_silent')), ms)
  let timer = arm(firstMs)
  return {
    signal: controller.signal,
    heard(nextMs: number) {
      clearTimeout(timer)
      timer = arm(nextMs)
    },
    /** Also ends what listens to the signal, if it goes on. */
    end() {
      clearTimeout(timer)
      controller.abort()
    },
  }
}

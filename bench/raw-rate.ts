/** The same model in ONNX Runtime with nothing around it: what the pipeline is measured against. */
import type { ModelSpec } from '../server/contract/model'
import { openModelSession, type Session } from '../server/inference/engine/session'

export type RawRunner = {
  /** Runs for `ms` and returns runs per second. Blocks this thread as every run does. */
  measure(ms: number): Promise<number>
  close(): Promise<void>
}

/** One session with one thread, opened as the engine opens its own. */
export async function openRaw(spec: ModelSpec): Promise<RawRunner> {
  const session: Session = await openModelSession(spec.path)
  const { width, height } = spec.input
  const picture = new Float32Array(3 * width * height).fill(0.4).buffer
  return {
    async measure(ms) {
      await session.run(spec.input, picture)
      const started = performance.now()
      let runs = 0
      let elapsed = 0
      while (elapsed < ms) {
        await session.run(spec.input, picture)
        runs++
        elapsed = performance.now() - started
      }
      return (runs * 1000) / elapsed
    },
    close: () => session.close(),
  }
}

/** Integration tests fork the real engine: bundle it once, before all of them, into dist/test. */
import { buildServer } from '../scripts/build-server.mjs'

export async function setup(): Promise<void> {
  await buildServer({ outdir: 'dist/test' })
}

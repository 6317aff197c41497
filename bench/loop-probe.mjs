/**
 * Loaded into the measured server with --import: keeps how late 5 ms timers run, and tells on request over IPC.
 * The engine and other children of the server inherit the option but have no part in this.
 */
import { createHistogram, performance } from 'node:perf_hooks'

const PERIOD_MS = 5

if (process.argv[1]?.endsWith('index.js') && process.send) {
  const delays = createHistogram()
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    delays.record(Math.max(1, Math.round((now - last - PERIOD_MS) * 1000)))
    last = now
  }, PERIOD_MS).unref()
  process.on('message', (message) => {
    if (message === 'loop:reset') delays.reset()
    if (message === 'loop:read') process.send({ p50: delays.percentile(50) / 1000, p99: delays.percentile(99) / 1000 })
  })
  process.channel.unref()
}

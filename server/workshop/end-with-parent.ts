import { Worker } from 'node:worker_threads'

const LOOK_MS = 1_000

/** Ends this process when its parent has, also from a native call that does not return: this thread would hear of nothing. */
export function endWithParent(): void {
  const watch = `const { ppid } = process
    setInterval(() => { if (process.ppid !== ppid) process.kill(process.pid, 'SIGKILL') }, ${LOOK_MS})`
  new Worker(watch, { eval: true }).unref()
}

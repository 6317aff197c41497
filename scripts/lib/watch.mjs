/** Development: bundles the server again when a source changes, and starts the new one once the old one has stopped. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { buildServer } from '../build-server.mjs'
import { ROOT } from './step.mjs'

/** @param {string} entry the bundled server */
export async function watch(entry) {
  let child = null
  let ending = false
  let restarting = Promise.resolve()

  const start = () => {
    child = spawn(process.execPath, ['--enable-source-maps', entry], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: 'inherit',
    })
    child.once('exit', (code) => {
      child = null
      if (ending) process.exit(0)
      if (code) console.log('the server has ended: it starts again when a source changes')
    })
  }
  const stop = async () => {
    if (!child) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      ending = true
      if (child) child.kill(signal)
      else process.exit(0)
    })
  }
  await buildServer({
    outdir: 'dist/server',
    onRebuilt: () => {
      restarting = restarting.then(stop).then(() => {
        if (!ending) start()
      })
    },
  })
}

/** One line per step, with the seconds it took. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = performance.now()
  process.stdout.write(`${title} … `)
  try {
    const result = await work()
    console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`)
    return result
  } catch (error) {
    console.log('failed')
    throw error
  }
}

/**
 * Runs a Node program in the repository to its end. Rejects with everything it wrote when it fails; ends it when this
 * process is told to end.
 * @param {string[]} argv the script and its arguments
 * @param {Record<string, string>} [env] on top of this process's own
 */
export function runNode(argv, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const read = (chunk) => {
      output = (output + chunk).slice(-100_000)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    let stopped = false
    const stop = (signal) => {
      stopped = true
      child.kill(signal)
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      if (stopped) process.exit(130)
      if (code === 0) resolve()
      else
        reject(
          new Error(`${path.basename(argv[0])} ${argv.slice(1).join(' ')} ended with ${signal ?? code}:\n${output}`),
        )
    })
  })
}

/** The running PostgreSQL: start, wait until it answers, stop; and what it left on disk when it could not stop. */
import type { ChildProcess } from 'node:child_process'
import { readFileSync, readlinkSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Logger } from 'pino'
import { start } from './command'
import type { Home } from './home'
import type { Native } from './native'

/** Shared with every part that deals with one PostgreSQL. */
export type Place = { home: Home; native: Native; data: string; socket: string }

export type Postmaster = { readonly alive: boolean; stop(): Promise<void> }

/** A clean stop writes a checkpoint. When the disk needs longer, the next start replays the log instead. */
const CLEAN_STOP_MS = 3000

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  shared_buffers: '64MB',
  max_connections: '40',
  // One core a query: live cameras come first, and on two cores counting a month by three workers took twice as long.
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Rows and statements hold names: they stay out of the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/** A setting that means nothing to PostgreSQL: it says in its command line which server started it. */
const OWNER = 'sightline.owner'

/** Another one has the folder, or the children of the last one are still going down. */
const BUSY = /lock file "[^"]+" already exists|pre-existing shared memory block|lock file "[^"]+" is empty/

/**
 * Starts PostgreSQL and resolves once it answers, after as much crash recovery as it needs.
 * @param signal ends the attempt
 * @returns null when the folder is taken by another one, which may be about to answer or about to end
 * @throws with what it wrote when it does not start for another reason
 */
export async function startPostmaster(place: Place, log: Logger, signal: AbortSignal): Promise<Postmaster | null> {
  const settings = Object.entries({ ...SETTINGS, [OWNER]: `${process.pid}` }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  removeForeignLock(place.data)
  const child = start('postgres', ['-D', place.data, '-k', place.socket, ...settings], place)
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  const interrupt = () => child.kill('SIGINT')
  signal.addEventListener('abort', interrupt, { once: true })
  const said: string[] = []
  const ready = await new Promise<boolean>((resolve) => {
    void exited.then(() => resolve(false))
    createInterface({ input: child.stderr! }).on('line', (line) => {
      if (said.push(line) > 20) said.shift()
      if (/\b(FATAL|PANIC):/.test(line)) log.warn({ postgres: line }, 'postgres')
      else log.debug({ postgres: line }, 'postgres')
      if (line.includes('ready to accept connections')) resolve(true)
    })
  })
  signal.removeEventListener('abort', interrupt)
  if (ready) {
    return {
      get alive() {
        return child.exitCode === null && child.signalCode === null
      },
      stop: () => stop(child, exited),
    }
  }
  const text = said.join('\n')
  if (BUSY.test(text)) return null
  throw new Error(`PostgreSQL does not start in ${place.data}:\n${text || 'it wrote nothing'}`)
}

async function stop(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.kill('SIGINT')
  const timer = setTimeout(() => child.kill('SIGQUIT'), CLEAN_STOP_MS)
  await exited
  clearTimeout(timer)
}

/**
 * Tells a PostgreSQL whose server is gone to stop, and says whether there is one. Linux tells it too when the server
 * dies, but it answers for a moment still, and a server that took it for a living one would lose it at once.
 */
export function stopOrphan(place: Place): boolean {
  const pid = findOrphan(place)
  if (pid === null) return false
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
  return true
}

function findOrphan(place: Place): number | null {
  const pid = lockedBy(place.data)
  if (pid === null) return null
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    const owner = command.find((word) => word.startsWith(`${OWNER}=`))
    return owner === undefined || owner === `${OWNER}=${parent}` ? null : pid
  } catch {
    // Gone, or not visible from here (another container).
    return null
  }
}

function lockedBy(data: string): number | null {
  try {
    return Number.parseInt(readFileSync(path.join(data, 'postmaster.pid'), 'utf8'), 10) || null
  } catch {
    return null
  }
}

/**
 * A killed PostgreSQL leaves its lock file. It throws the file away itself unless the process id in it is in use again,
 * which after a container's restart it often is, by quite another program: then it would refuse to start for ever.
 */
function removeForeignLock(data: string): void {
  const pid = lockedBy(data)
  if (pid === null) return
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) === data) return
  } catch {
    // Gone, or not ours to look at: PostgreSQL itself decides.
    return
  }
  rmSync(path.join(data, 'postmaster.pid'), { force: true })
}

/** Runs PostgreSQL's programs as the right account, and never longer than the server lives. */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { StartError } from '../../start-error'
import type { Home } from './home'
import type { Native } from './native'

/** util-linux's: changes the account, and asks Linux for a signal when the server dies, even by kill -9. */
const SETPRIV = 'setpriv'

type Tools = { home: Home; native: Native }

/** Throws in plain words when the system lacks what {@link run} and {@link start} need. */
export function checkCommand(): void {
  const probe = spawnSync(SETPRIV, ['--pdeathsig', 'INT', '--', 'true'], { stdio: 'ignore' })
  if (probe.status === 0) return
  throw new StartError(
    'PostgreSQL is started through setpriv of util-linux, which is missing here or cannot --pdeathsig ' +
      '(Debian: apt-get install util-linux): install it, or set DATABASE_URL',
  )
}

/** Runs a program to its end. Rejects with what it wrote when it fails. */
export async function run(program: string, args: string[], tools: Tools): Promise<void> {
  try {
    await promisify(execFile)(SETPRIV, argv('KILL', program, args, tools), options(tools))
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string }
    throw new Error(`${program} failed: ${stderr?.trim() || message}`, { cause: error })
  }
}

/** Starts a program that stays. In a session of its own, so that the terminal's Ctrl-C reaches the server alone. */
export function start(program: string, args: string[], tools: Tools): ChildProcess {
  return spawn(SETPRIV, argv('INT', program, args, tools), {
    ...options(tools),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

function argv(onServerDeath: 'INT' | 'KILL', program: string, args: string[], { home, native }: Tools): string[] {
  const { account } = home
  const drop = account ? ['--reuid', `${account.uid}`, '--regid', `${account.gid}`, '--clear-groups'] : []
  return ['--pdeathsig', onServerDeath, ...drop, '--', path.join(native.folder, 'bin', program), ...args]
}

/** Nothing of the server's own environment: it holds secrets. */
function options({ home, native }: Tools) {
  const env = { LD_LIBRARY_PATH: path.join(native.folder, 'lib'), LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }
  return { cwd: home.folder, env: env as unknown as NodeJS.ProcessEnv }
}

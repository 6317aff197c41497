/** The database folder: made once, whole or not at all. */
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { StartError } from '../../start-error'
import { makeFolder } from '../folders'
import { run } from './command'
import type { Home } from './home'
import type { Native } from './native'
import { SUPERUSER } from './roles'

export type Cluster = { data: string; password: string }

/**
 * Opens home/cluster, made by initdb when it is not there. initdb can be interrupted and two servers may start at once:
 * each works in a folder of its own and renames it into place, so home/cluster is always a finished one.
 */
export async function openCluster(home: Home, native: Native): Promise<Cluster> {
  const folder = path.join(home.folder, 'cluster')
  if (!existsSync(folder)) await create(folder, home, native)
  const data = path.join(folder, 'data')
  checkVersion(data, home, native)
  return { data, password: readFileSync(path.join(folder, 'password'), 'utf8') }
}

async function create(folder: string, home: Home, native: Native): Promise<void> {
  removeDrafts(home)
  const draft = `${folder}.${process.pid}.${randomBytes(4).toString('hex')}`
  const data = path.join(draft, 'data')
  const password = randomBytes(24).toString('base64url')
  const forInitdb = path.join(draft, 'initdb-password')
  makeFolder(draft, home.account ? 0o711 : 0o700)
  makeFolder(data, 0o700)
  writeFileSync(path.join(draft, 'password'), password, { mode: 0o600, flush: true })
  writeFileSync(forInitdb, password, { mode: 0o600 })
  if (home.account) for (const at of [data, forInitdb]) chownSync(at, home.account.uid, home.account.gid)
  try {
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    const access = ['-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${forInitdb}`]
    await run('initdb', ['-D', data, ...access, ...locale, '--no-instructions'], { home, native })
    rmSync(forInitdb)
    renameSync(draft, folder)
    sync(home.folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another server, starting at the same time, was quicker.
    if (!existsSync(folder)) throw error
  }
}

/** What a server that died during initdb left behind. */
function removeDrafts(home: Home): void {
  for (const name of readdirSync(home.folder)) {
    const pid = /^cluster\.(\d+)\.[0-9a-f]+$/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) rmSync(path.join(home.folder, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The rename itself must survive a power cut, or a database with rows in it could be gone. */
function sync(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function checkVersion(data: string, home: Home, native: Native): void {
  const made = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim()
  const installed = native.version.split('.')[0]
  if (made === installed) return
  throw new StartError(
    `The database in ${home.folder} was made by PostgreSQL ${made}, this is PostgreSQL ${installed}: ` +
      'dump it with the old version and load it into the new one',
  )
}

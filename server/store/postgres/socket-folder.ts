/**
 * Where PostgreSQL listens: a Unix socket alone, no port. The folder belongs to PostgreSQL's account and is closed to
 * everybody else but root; on top of it a random password is asked for (scram), so that even a wrongly opened folder
 * or another program of the same account does not give the data away.
 */
import { createHash } from 'node:crypto'
import { chownSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { StartError } from '../../start-error'
import { makeFolder } from '../folders'
import type { Home } from './home'

/** Linux: a socket's whole path, with the null byte that ends it. */
const MAX_SOCKET_PATH = 108
const SOCKET_NAME = '.s.PGSQL.5432.lock'

/** @returns the socket's folder: home/run, or one in the system's temporary folder when that path would be too long */
export function openSocketFolder(home: Home): string {
  const run = path.join(home.folder, 'run')
  if (Buffer.byteLength(path.join(run, SOCKET_NAME)) < MAX_SOCKET_PATH) {
    makeFolder(run, 0o700)
    give(run, home)
    return run
  }
  const name = `sightline-${createHash('sha256').update(run).digest('hex').slice(0, 16)}`
  const folder = path.join(tmpdir(), name)
  try {
    mkdirSync(folder, { mode: 0o700 })
    give(folder, home)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  // Anybody may make folders there: this one has to be ours before a password is sent through it.
  const found = lstatSync(folder)
  const owner = home.account?.uid ?? process.getuid?.()
  if (!found.isDirectory() || found.uid !== owner || found.mode & 0o077) {
    throw new StartError(`${folder} is not this server's: remove it, or use a shorter DATA_DIR`)
  }
  return folder
}

function give(folder: string, { account }: Home): void {
  if (account) chownSync(folder, account.uid, account.gid)
}

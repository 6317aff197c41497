/**
 * The folder in which the server's own PostgreSQL lives: DATA_DIR/postgres. When the server is root and DATA_DIR lies
 * where PostgreSQL's account cannot get (a root home), that is a link to a folder of its own below /var/lib.
 *
 *   cluster/data      the database; PostgreSQL's account alone
 *   cluster/password  of the one database role that may sign in; the server's account alone
 *   run/              socket and owner file; PostgreSQL's account (and root) alone
 *   native-VERSION/   a copy of the programs, only where those in node_modules cannot be used in place
 */
import { randomBytes } from 'node:crypto'
import { existsSync, lstatSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StartError } from '../../start-error'
import { makeDataDir, makeFolder } from '../folders'
import { type Account, blockedAt, chooseAccount } from './account'

/** Durable, unlike /tmp, and open to every account on a Linux system. */
const OUTSIDE = '/var/lib'

export type Home = {
  /** Absolute, without links. */
  folder: string
  /** Null: PostgreSQL runs as the server itself. */
  account: Account | null
}

/** Finds the home of an existing database, or makes a place for a new one. */
export function openHome(dataDir: string, outside = OUTSIDE): Home {
  makeDataDir(dataDir)
  const entry = path.join(realpathSync(dataDir), 'postgres')
  if (!isThere(entry)) place(entry, outside)
  if (!existsSync(entry)) throw new StartError(`${entry} is a link to a database folder that is gone: put it back`)
  const folder = realpathSync(entry)
  const account = chooseAccount(ownerOf(path.join(folder, 'cluster', 'data')))
  const blocked = account && blockedAt(folder, account)
  if (blocked) {
    throw new StartError(
      `The database in ${folder} belongs to the account ${account.name}, which may not enter ${blocked}: ` +
        `chmod o+x ${blocked}, or set DATABASE_URL`,
    )
  }
  return { folder, account }
}

/** Makes the folder, here or outside. Two servers that start at once agree on one. */
function place(entry: string, outside: string): void {
  const account = chooseAccount(null)
  // Others may pass through root's folder, because PostgreSQL's account has to; what is in it is closed by itself.
  const mode = account ? 0o711 : 0o700
  if (!account || blockedAt(path.dirname(entry), account) === null) {
    makeFolder(entry, mode)
    return
  }
  const folder = path.join(outside, `sightline-${randomBytes(4).toString('hex')}`)
  makeFolder(folder, mode)
  writeFileSync(path.join(folder, 'README'), `The database of Sightline in ${path.dirname(entry)}\n`)
  try {
    symlinkSync(folder, entry)
  } catch (error) {
    rmSync(folder, { recursive: true })
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** True for a link too, wherever it leads. */
function isThere(entry: string): boolean {
  return lstatSync(entry, { throwIfNoEntry: false }) !== undefined
}

function ownerOf(data: string): { uid: number; gid: number } | null {
  return statSync(data, { throwIfNoEntry: false }) ?? null
}

/** As whom PostgreSQL runs. It refuses to be root, so a server that runs as root gives it another account. */
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { StartError } from '../../start-error'

export type Account = { uid: number; gid: number; name: string }

/** What access to a file or folder is judged by. */
export type Owned = { uid: number; gid: number; mode: number; file: boolean }

const READ = 0o4
const ENTER = 0o1

/** The accounts PostgreSQL may get, the best first: its own where Debian's package made one, else the one of nobody. */
const CANDIDATES = ['postgres', 'nobody']

/**
 * @param owner who owns the existing database, and so has to go on running it; null when there is none
 * @returns null when PostgreSQL can run as the server itself does
 * @throws when the server is root and the system has no account to run PostgreSQL as
 */
export function chooseAccount(owner: { uid: number; gid: number } | null, passwd = '/etc/passwd'): Account | null {
  if (process.getuid?.() !== 0) return null
  const known = readFileSync(passwd, 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((account) => account.uid > 0)
  if (owner && owner.uid !== 0) {
    const { uid, gid } = owner
    return { uid, gid, name: known.find((account) => account.uid === uid)?.name ?? String(uid) }
  }
  for (const name of CANDIDATES) {
    const account = known.find((candidate) => candidate.name === name)
    if (account) return account
  }
  throw new StartError(
    `PostgreSQL cannot run as root, and ${passwd} has neither ${CANDIDATES.join(' nor ')}: set DATABASE_URL`,
  )
}

/**
 * The first folder on the way to target, or target itself, that the account may not enter (a folder) or read (a file).
 * Null when it gets there.
 * @param target an absolute path without links (see realpath)
 */
export function blockedAt(target: string, account: Account, look: (at: string) => Owned = lookAt): string | null {
  const parts = target.split(path.sep).filter(Boolean)
  for (let depth = 0; depth <= parts.length; depth++) {
    const at = path.sep + parts.slice(0, depth).join(path.sep)
    const { uid, gid, mode, file } = look(at)
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
    if (!((mode >> shift) & (file ? READ : ENTER))) return at
  }
  return null
}

function lookAt(at: string): Owned {
  const stat = statSync(at)
  return { uid: stat.uid, gid: stat.gid, mode: stat.mode, file: stat.isFile() }
}

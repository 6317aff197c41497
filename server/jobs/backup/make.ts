/** Makes a backup: database and files as they are at one moment, in a file that gets its name when it is whole. */
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { BackupResult } from '../../contract/backup'
import { AppError } from '../../errors'
import { moveSafely } from '../../services/alerts/safe-file'
import { pictureBytes } from '../../services/alerts/snapshot-file'
import { clipBytes } from '../../services/clips/folder'
import { diskOf } from '../../services/disk/disk'
import type { Transaction } from '../../services/lock'
import type { JobDeps, RunningJob } from '../kind'
import { isDiskLow } from '../retention/policy'
import { type Archive, createArchive } from './archive'
import { type BackupHead, type BackupManifest, FORMAT, fileName, HEAD, MANIFEST, rowsName } from './contents'
import { bytesOf, clips, films, models, pictures } from './files'
import { backupName, PART, removeParts } from './folder'
import { countRows, rowsOf, tablesOf } from './tables'

/** So much is compressed at once. */
const CHUNK_BYTES = 1024 * 1024
/** How often the disk is looked at while it fills. */
const ROOM_EVERY_BYTES = 64 * 1024 * 1024

type Deps = Pick<JobDeps, 'prisma' | 'paths' | 'clock' | 'version'>
type Job = Pick<RunningJob<unknown>, 'id' | 'signal' | 'say'> & { limitMs: number }

/** Throws disk_full before the disk becomes so, and what the signal was aborted with; nothing is left then. */
export async function makeBackup(c: Deps, job: Job): Promise<BackupResult> {
  const { id, signal, limitMs } = job
  const folder = c.paths.backupDir
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const others = await c.prisma.job.findMany({ where: { kind: 'backup', state: 'running', id: { not: id } } })
  await removeParts(
    folder,
    others.map((other) => other.id),
  )

  const name = backupName(c.clock.now(), id)
  const file = path.join(folder, name)
  let looked = 0
  const archive = await createArchive(`${file}${PART}`, c.clock.now(), async (bytes) => {
    signal.throwIfAborted()
    if (bytes < looked) return
    looked = bytes + ROOM_EVERY_BYTES
    await checkRoom(folder, 0)
  })
  try {
    const { rows, files } = await c.prisma.$transaction((tx) => fill(c, tx, archive, job), {
      isolationLevel: 'RepeatableRead',
      maxWait: 10_000,
      timeout: limitMs,
    })
    await archive.end()
    signal.throwIfAborted()
    await moveSafely(`${file}${PART}`, file)
    return { name, sizeBytes: archive.bytes, rows, files }
  } catch (error) {
    await rm(`${file}${PART}`, { force: true })
    throw error
  } finally {
    await archive.close()
  }
}

async function fill(c: Deps, tx: Transaction, archive: Archive, { signal, say }: Job) {
  const { dataDir, backupDir } = c.paths
  const applied = await tx.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`
  const tables = await tablesOf(tx)
  const uploaded = await models(dataDir)
  const recorded = await films(tx, dataDir)
  const databaseBytes = tables.reduce((sum, { bytes }) => sum + bytes, 0)
  const fileBytes =
    (await pictureBytes(dataDir, signal)) +
    (await clipBytes(dataDir, signal)) +
    (await bytesOf([...uploaded, ...recorded]))
  await checkRoom(backupDir, databaseBytes + fileBytes)
  /** What part of the whole the database is. */
  const share = databaseBytes / Math.max(1, databaseBytes + fileBytes)

  const head: BackupHead = {
    product: 'sightline',
    format: FORMAT,
    version: c.version,
    createdAt: c.clock.now(),
    migrations: applied.map(({ name }) => name),
  }
  await archive.add(HEAD, json(head))

  const counts: Record<string, number> = {}
  for (const { name } of tables) counts[name] = await countRows(tx, name)
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
  let done = 0
  for (const { name } of tables) {
    say({ stage: 'database', message: name, progress: (share * done) / Math.max(1, rows) })
    await addTable(tx, archive, name, (added) => {
      done += added
      say({ progress: (share * done) / Math.max(1, rows) })
    })
  }

  let files = 0
  let copied = 0
  const megabytes = (bytes: number) => Math.round(bytes / 1e6)
  async function addFile(stage: string, file: { name: string; path: string }): Promise<void> {
    const bytes = await archive.addFile(fileName(file.name), file.path)
    if (bytes === null) return
    files++
    copied += bytes
    const part = Math.min(1, copied / Math.max(1, fileBytes))
    say({ stage, message: `${megabytes(copied)} / ${megabytes(fileBytes)} MB`, progress: share + (1 - share) * part })
  }
  for await (const picture of pictures(tx, dataDir)) await addFile('pictures', picture)
  for (const file of uploaded) await addFile('models', file)
  for (const file of recorded) await addFile('films', file)
  for await (const file of clips(tx, dataDir)) await addFile('clips', file)

  const manifest: BackupManifest = { tables: counts, files, bytes: archive.bytes, sha256: archive.digest() }
  await archive.add(MANIFEST, json(manifest))
  return { rows, files }
}

async function addTable(tx: Transaction, archive: Archive, table: string, added: (rows: number) => void) {
  let part = 0
  let lines: string[] = []
  let length = 0
  async function flush(): Promise<void> {
    if (lines.length === 0) return
    await archive.add(rowsName(table, part++), await promisify(gzip)(lines.join('\n')))
    added(lines.length)
    lines = []
    length = 0
  }
  for await (const batch of rowsOf(tx, table)) {
    for (const line of batch) {
      lines.push(line)
      length += line.length
      if (length >= CHUNK_BYTES) await flush()
    }
  }
  await flush()
}

/** A backup may not fill the disk that alerts are written to. */
async function checkRoom(folder: string, bytes: number): Promise<void> {
  const { freeBytes, diskBytes } = await diskOf(folder)
  if (isDiskLow({ freeBytes: freeBytes - bytes, diskBytes })) throw new AppError('disk_full', 'no room for a backup')
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)

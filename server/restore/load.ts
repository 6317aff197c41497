/** A backup's rows into the tables, its files into a folder. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { type FileHandle, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { ClientBase } from 'pg'
import { type BackupManifest, placeOf } from '../jobs/backup/contents'
import { bytesOf, members, readMember } from './members'

/** Far above what a backup puts into one piece: a row is its largest camera picture's boxes at most. */
const UNPACKED_MAX_BYTES = 256 * 1024 * 1024

/** In one transaction: all rows, or none. Throws when it is not as many as the backup says. */
export async function loadRows(db: ClientBase, handle: FileHandle, manifest: BackupManifest): Promise<void> {
  const counts: Record<string, number> = Object.fromEntries(Object.keys(manifest.tables).map((table) => [table, 0]))
  await db.query('BEGIN')
  try {
    for await (const member of members(handle)) {
      const place = placeOf(member.name)
      if (!place || !('table' in place)) continue
      const text = await promisify(gunzip)(await readMember(handle, member), { maxOutputLength: UNPACKED_MAX_BYTES })
      const lines = text.toString().split('\n')
      await db.query(await insertInto(db, place.table), [`[${lines.join(',')}]`])
      counts[place.table] = (counts[place.table] ?? 0) + lines.length
    }
    for (const [table, rows] of Object.entries(counts)) {
      if (manifest.tables[table] !== rows) throw new Error(`${table} has ${rows} rows, not ${manifest.tables[table]}`)
    }
    await db.query('COMMIT')
  } catch (error) {
    await db.query('ROLLBACK').catch(() => {})
    throw error
  }
}

/** Takes an array of rows as JSON; what the database makes of other columns is left to it. */
async function insertInto(db: ClientBase, table: string): Promise<string> {
  const name = db.escapeIdentifier(table)
  const { rows } = await db.query<{ column: string }>(
    `SELECT attname AS column FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [name],
  )
  const columns = rows.map(({ column }) => db.escapeIdentifier(column)).join(', ')
  return `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $1::json)`
}

/** Closed to everybody else. Returns how many. */
export async function extractFiles(handle: FileHandle, folder: string): Promise<number> {
  let count = 0
  for await (const member of members(handle)) {
    const place = placeOf(member.name)
    if (!place || !('file' in place)) continue
    const to = path.join(folder, place.file)
    await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
    const target = createWriteStream(to, { mode: 0o600, flags: 'wx', flush: true })
    await once(target, 'open')
    await pipeline(bytesOf(handle, member), target)
    count++
  }
  return count
}

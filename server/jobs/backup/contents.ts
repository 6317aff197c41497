/** What stands in a backup, and under which names. Pure. */
import { z } from 'zod'

/** Counts up when an older version could not read it any more. */
export const FORMAT = 1

/** The first file: what it is, so that who cannot read it says so. Later versions may say more. */
export const HEAD = 'backup.json'
export const backupHead = z.object({
  product: z.literal('sightline'),
  format: z.int(),
  /** Of the program that made it. */
  version: z.string(),
  createdAt: z.int(),
  /** The database's, in order. */
  migrations: z.array(z.string()),
})
export type BackupHead = z.infer<typeof backupHead>

/** The last file: without it the backup is not whole. */
export const MANIFEST = 'manifest.json'
export const backupManifest = z.strictObject({
  /** Table -> rows. */
  tables: z.record(z.string(), z.int()),
  files: z.int(),
  /** Of everything before this file, headers too. */
  bytes: z.int(),
  sha256: z.string(),
})
export type BackupManifest = z.infer<typeof backupManifest>

/** Rows as JSON, one a line, gzip; many files a table, so that none has to be in memory as a whole. */
export const rowsName = (table: string, part: number): string =>
  `database/${table}/${String(part).padStart(6, '0')}.jsonl.gz`

/** @param file below DATA_DIR, with forward slashes */
export const fileName = (file: string): string => `files/${file}`

const ROWS = /^database\/([a-z0-9_]+)\/\d{6}\.jsonl\.gz$/
const FILE = /^files\/((?:snapshots|models|films|clips)\/(?:[^/]+\/)*[^/]+)$/

/** Where something belongs; null for a name that no backup has, such as one that leads out of its folder. */
export function placeOf(name: string): { table: string } | { file: string } | null {
  const table = ROWS.exec(name)?.[1]
  if (table !== undefined) return { table }
  const file = FILE.exec(name)?.[1]
  if (file === undefined || file.split('/').some((part) => part === '.' || part === '..')) return null
  return { file }
}

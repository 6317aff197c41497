/** Backups: the whole installation in one file. */
import { z } from 'zod'

export const backupView = z.strictObject({
  /** Its file, in the folder of backups. */
  name: z.string(),
  sizeBytes: z.int(),
  createdAt: z.int(),
})
export type BackupView = z.infer<typeof backupView>

export const backupSchedule = z.strictObject({
  /** A backup every day, and only so many of the newest are kept. Null: none by itself, and none is taken away. */
  keep: z.int().min(1).max(365).nullable(),
})
export type BackupSchedule = z.infer<typeof backupSchedule>

/** What one run made. */
export const backupResult = z.strictObject({
  name: z.string(),
  sizeBytes: z.int(),
  rows: z.int(),
  files: z.int(),
})
export type BackupResult = z.infer<typeof backupResult>

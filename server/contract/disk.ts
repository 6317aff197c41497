/** The disk that DATA_DIR is on. */
import { z } from 'zod'

export const diskView = z.strictObject({
  /** Bytes that the server may still write. */
  freeBytes: z.int(),
  diskBytes: z.int(),
  /** Nearly full. */
  low: z.boolean(),
  /** False while alerts and their pictures cannot be written. */
  writable: z.boolean(),
})
export type DiskView = z.infer<typeof diskView>

/** What of it is ours and grows, bytes. */
export const diskUse = z.strictObject({
  /** Of alerts. */
  pictureBytes: z.int(),
  /** Of saved reports; zero when the database is on another machine. */
  reportBytes: z.int(),
  clipBytes: z.int(),
  /** What rules are tried on. */
  trackBytes: z.int(),
  /** Zero when they are on another disk. */
  backupBytes: z.int(),
})
export type DiskUse = z.infer<typeof diskUse>

/**
 * What every native thread of an engine is doing, kept where it outlives the engine: a file without a name whose
 * descriptor the child inherits. A thread overwrites its own record before each step (a few microseconds), so that after
 * a crash, or when nothing moves, the server knows whose picture or model it was. This file: the file and reading it.
 */
import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { RECORD_BYTES, SLOTS, STEPS, type Work } from './ledger-record'

export type { Work } from './ledger-record'

const record: z.ZodType<Work> = z.strictObject({
  step: z.enum(STEPS),
  camera: z.string().optional(),
  model: z.string().optional(),
  since: z.number(),
  limitMs: z.number(),
})

export type Ledger = {
  /** For the child's stdio. */
  readonly fd: number
  /** What is being done, the newest first. */
  read(): Work[]
  close(): void
}

/** Throws when there is no room for temporary files. */
export function openLedger(): Ledger {
  const file = path.join(tmpdir(), `sightline-${randomUUID()}`)
  const fd = openSync(file, 'wx+', 0o600)
  unlinkSync(file)
  const bytes = Buffer.alloc(SLOTS * RECORD_BYTES)
  return {
    fd,
    read() {
      const length = readSync(fd, bytes, 0, bytes.length, 0)
      const works: Work[] = []
      for (let at = 0; at < length; at += RECORD_BYTES) {
        const work = decodeRecord(bytes.subarray(at, Math.min(length, at + RECORD_BYTES)))
        if (work) works.push(work)
      }
      return works.sort((a, b) => b.since - a.since)
    },
    close: () => closeSync(fd),
  }
}

/** Null for a thread at rest, and for a record that is just being written. */
export function decodeRecord(bytes: Buffer): Work | null {
  const end = bytes.indexOf(0)
  if (end === 0) return null
  try {
    return record.parse(JSON.parse(bytes.toString('utf8', 0, end < 0 ? bytes.length : end)))
  } catch {
    return null
  }
}

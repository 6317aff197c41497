/**
 * What every native thread of an engine is doing, kept where it outlives the engine: a file without a name whose
 * descriptor the child inherits. A thread overwrites its own record before each step (a few microseconds), so that after
 * a crash, or when nothing moves, the server knows whose picture or model it was. This file: format and reading.
 */
import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'

/** Threads that can be told apart; more are not seen. */
export const SLOTS = 160
export const RECORD_BYTES = 384

/** load and run are the model's, the others the camera's. */
export const STEPS = ['open', 'read', 'decode', 'tensor', 'picture', 'load', 'run'] as const
export type Step = (typeof STEPS)[number]

const record = z.strictObject({
  step: z.enum(STEPS),
  /** Whose thread or picture. */
  camera: z.string().optional(),
  /** Id of the model that is loaded or run. */
  model: z.string().optional(),
  /** When it began, ms of a clock that all threads share. */
  since: z.number(),
  /** Longer than this it hangs, ms. */
  limitMs: z.number(),
})
export type Work = z.infer<typeof record>

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

/** Null: at rest. */
export function encodeRecord(work: Work | null): Buffer {
  const bytes = Buffer.alloc(RECORD_BYTES)
  // Ids that are too long are left out rather than cut: half a name would be somebody else's.
  if (work && bytes.write(JSON.stringify(work)) === RECORD_BYTES) {
    const { step, since, limitMs } = work
    bytes.fill(0).write(JSON.stringify({ step, since, limitMs }))
  }
  return bytes
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

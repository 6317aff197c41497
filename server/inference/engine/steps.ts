/** Says in the ledger what this thread is about to do. One thread, one record; without a ledger it says nothing. */
import { writeSync } from 'node:fs'
import { steadyMs } from '../../clock'
import { encodeRecord, RECORD_BYTES, type Step, type Work } from '../ledger-record'

/** Where a thread writes. */
export type LedgerSlot = { fd: number; slot: number }

/**
 * After this a step hangs, ms. Sources time out by themselves long before (sources/rtsp.ts), a decoder never waits;
 * how long a run may take is the model's own: see run-limit.ts.
 */
const LIMITS: Record<Exclude<Step, 'run'>, number> = {
  open: 90_000,
  read: 60_000,
  decode: 20_000,
  tensor: 20_000,
  picture: 20_000,
  load: 90_000,
}

let place: LedgerSlot | null = null
let who: Pick<Work, 'camera' | 'model'> = {}
let resting = true

/** Once, when the thread begins. whose: what all its steps have in common. */
export function keepLedger(slot: LedgerSlot | null, whose: Pick<Work, 'camera' | 'model'> = {}): void {
  place = slot
  who = whose
}

export function begin(step: Exclude<Step, 'run'>, about: Pick<Work, 'camera' | 'model'> = {}): void {
  note({ step, ...who, ...about, limitMs: LIMITS[step], since: steadyMs() })
}

export function beginRun(about: Pick<Work, 'camera' | 'model'>, limitMs: number): void {
  note({ step: 'run', ...about, limitMs, since: steadyMs() })
}

/** Nothing native runs until the next step. */
export function rest(): void {
  if (!resting) note(null)
}

function note(work: Work | null): void {
  resting = work === null
  if (place) writeSync(place.fd, encodeRecord(work), 0, RECORD_BYTES, place.slot * RECORD_BYTES)
}

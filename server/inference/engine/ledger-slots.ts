/** Gives each thread of the engine its place in the ledger, and takes it back when the thread has ended. */
import { writeSync } from 'node:fs'
import { encodeRecord, RECORD_BYTES, SLOTS } from '../ledger-record'
import type { LedgerSlot } from './steps'

let ledger: number | null = null
const taken = new Set<number>()

/** Once, when the engine begins. fd: inherited; null: nobody keeps a ledger. */
export function openSlots(fd: number | null): void {
  ledger = fd
}

/** Null when there is no ledger or no place left: such a thread is not seen. */
export function takeSlot(): LedgerSlot | null {
  if (ledger === null) return null
  let slot = 0
  while (taken.has(slot)) slot++
  if (slot >= SLOTS) return null
  taken.add(slot)
  return { fd: ledger, slot }
}

export function freeSlot(place: LedgerSlot | null): void {
  if (!place) return
  writeSync(place.fd, encodeRecord(null), 0, RECORD_BYTES, place.slot * RECORD_BYTES)
  taken.delete(place.slot)
}

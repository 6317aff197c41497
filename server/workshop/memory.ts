import { readFileSync } from 'node:fs'

/** Linux tells in pages. */
const PAGE_BYTES = 4096

/** What a process has in memory, bytes; 0 where the system does not say. */
export function memoryOf(pid: number | undefined): number {
  try {
    const resident = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]
    return Number(resident) * PAGE_BYTES
  } catch {
    return 0
  }
}

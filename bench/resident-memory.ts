/** What the server's processes hold. Linux only. */
import { readdirSync, readFileSync } from 'node:fs'

/** Resident memory in MB: the server itself, and its engine. */
export function residentMemory(pid: number): { server: number; engine: number } {
  const engine = childrenOf(pid).find((child) => commandOf(child).includes('engine/main.js'))
  return { server: residentOf(pid), engine: engine === undefined ? 0 : residentOf(engine) }
}

/** MB. */
export function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
}

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
}

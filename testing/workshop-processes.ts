/** The workshop processes of this one, by what Linux says of its children. */
import { readFileSync } from 'node:fs'

export function workshopProcesses(): number[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean)
  return children.map(Number).filter((pid) => commandOf(pid).includes('engine/workshop.js'))
}

/** Empty for one that has just gone. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

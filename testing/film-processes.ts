/** The processes that work on films for this one, by what Linux says of its children. */
import { readFileSync } from 'node:fs'

export function filmProcesses(): number[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean)
  return children.map(Number).filter((pid) => commandOf(pid).includes('film-main'))
}

/** Empty for one that has just gone. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

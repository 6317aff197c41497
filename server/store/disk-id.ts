/** Which disk a server's files are on: servers of one database may have each their own, or share one. */
import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeDataDir } from './folders'

/** What dataDir/disk-id says; made when there is none. It moves with its folder, whatever the machine is called. */
export function loadDiskId(dataDir: string): string {
  makeDataDir(dataDir)
  const file = path.join(dataDir, 'disk-id')
  // As the secret: two servers that start at once end up with one, and none is half-written.
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, `${randomUUID()}\n`, { flag: 'wx', flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8').trim()
}

/** The secret that signs sessions and encrypts camera passwords. */
import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StartError } from '../start-error'
import { makeDataDir } from './folders'

/**
 * @param given the operator's own; wins
 * @returns the given secret, or the one in dataDir/secret (64 hexadecimal digits), which is made when there is none
 * @throws when the file is there but not such a secret: a new one would make stored camera passwords unreadable
 */
export function loadSecret(dataDir: string, given: string | null): string {
  if (given !== null) return given
  makeDataDir(dataDir)
  const file = path.join(dataDir, 'secret')
  // Written beside and linked into place: two servers that start at once end up with one secret, and none is half-written.
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(secret)) {
    throw new StartError(`${file} is damaged: put the original back, or set AUTH_SECRET`)
  }
  return secret
}

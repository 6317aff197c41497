/** Whether a backup is whole and of this version's kind, before anything is touched. */
import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'
import {
  type BackupHead,
  type BackupManifest,
  backupHead,
  backupManifest,
  FORMAT,
  HEAD,
  MANIFEST,
  placeOf,
} from '../jobs/backup/contents'
import { type Member, members, range, readMember } from './members'

const JSON_MAX_BYTES = 1024 * 1024

export type Checked = { head: BackupHead; manifest: BackupManifest }

/**
 * Reads the whole file once.
 * @param known migrations of this version
 * @throws in plain words, with the file's name
 */
export async function checkBackup(handle: FileHandle, file: string, known: readonly string[]): Promise<Checked> {
  const name = path.basename(file)
  let head: BackupHead | null = null
  try {
    const hash = createHash('sha256')
    for await (const member of members(handle)) {
      if (!head) {
        head = backupHead.parse(await readJson(handle, member, HEAD))
        checkAge(head, name, known)
      } else if (member.name === MANIFEST) {
        const manifest = backupManifest.parse(await readJson(handle, member, MANIFEST))
        const whole = manifest.bytes === member.start && manifest.sha256 === hash.digest('hex')
        if (!whole) throw new Error('its checksum is not the one that it was made with')
        return { head, manifest }
      } else if (!placeOf(member.name)) throw new Error(`there is no place for ${member.name}`)
      for await (const piece of range(handle, member.start, member.next)) hash.update(piece)
    }
    throw new Error('its end is missing')
  } catch (error) {
    if (error instanceof TooNew) throw error
    const why = error instanceof Error && error.name !== 'ZodError' ? error.message : 'it does not begin as one'
    throw new Error(
      head
        ? `The backup ${name} is damaged (${why}): nothing was restored`
        : `${name} is no backup of Sightline, or is damaged (${why}): nothing was restored`,
      { cause: error },
    )
  }
}

class TooNew extends Error {}

function checkAge({ format, version, migrations }: BackupHead, name: string, known: readonly string[]): void {
  const unknown = migrations.find((migration) => !known.includes(migration))
  if (format <= FORMAT && unknown === undefined) return
  throw new TooNew(
    `The backup ${name} was made by a newer version of Sightline (${version}): install that version, or a later one, first`,
  )
}

async function readJson(handle: FileHandle, member: Member, expected: string): Promise<unknown> {
  if (member.name !== expected || member.size > JSON_MAX_BYTES) throw new Error(`it has no ${expected}`)
  return JSON.parse((await readMember(handle, member)).toString())
}

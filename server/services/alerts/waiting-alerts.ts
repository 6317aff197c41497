/**
 * Alerts that the database does not have yet: DATA_DIR/alerts-waiting/<id>.json, with the picture beside it. Ids sort by the
 * time of the firing.
 */
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { FiredAlert } from './fired-alert'
import { readKeptAlert } from './kept-alert'
import { isNotThere, moveSafely, writeSafely } from './safe-file'
import { snapshotName, snapshotPath } from './snapshot-file'

const RECORD = '.json'
const PICTURE = '.jpg'
/** What could not be stored and never will be, kept for a person to look at. */
const REFUSED = '.refused'

export type WaitingAlerts = {
  /** On disk when it resolves. Throws what the file system says, e.g. ENOSPC; nothing is left then. */
  write(alert: FiredAlert, jpeg: Uint8Array | null): Promise<void>
  /** Ids of an earlier run, oldest first; removes what it left half written. */
  ids(): Promise<string[]>
  /** Throws when the record is not readable. */
  read(id: string): Promise<FiredAlert>
  /** Moves the picture to where stored alerts have theirs. Returns its name there, null when there is none. */
  placePicture(alert: FiredAlert): Promise<string | null>
  remove(id: string): Promise<void>
  /** Out of the way of the others, but not lost. */
  refuse(id: string): Promise<void>
}

export function createWaitingAlerts(dataDir: string): WaitingAlerts {
  const folder = path.join(dataDir, 'alerts-waiting')
  const file = (id: string, kind: string) => path.join(folder, `${id}${kind}`)

  return {
    async write(alert, jpeg) {
      // The record comes last: with it everything is there.
      try {
        if (jpeg) await writeSafely(file(alert.id, PICTURE), jpeg)
        await writeSafely(file(alert.id, RECORD), JSON.stringify(alert))
      } catch (error) {
        await rm(file(alert.id, PICTURE), { force: true })
        throw error
      }
    },
    async ids() {
      await mkdir(folder, { recursive: true })
      const names = await readdir(folder)
      const ids = names.filter((name) => name.endsWith(RECORD)).map((name) => path.basename(name, RECORD))
      const known = new Set(ids)
      for (const name of names) {
        const { name: id, ext } = path.parse(name)
        if (![RECORD, REFUSED].includes(ext) && !(ext === PICTURE && known.has(id))) await rm(path.join(folder, name))
      }
      return ids.sort()
    },
    async read(id) {
      return readKeptAlert(await readFile(file(id, RECORD), 'utf8'))
    },
    async placePicture({ id, at }) {
      const name = snapshotName(id, at)
      const target = snapshotPath(dataDir, name)
      try {
        await moveSafely(file(id, PICTURE), target)
        return name
      } catch (error) {
        if (!isNotThere(error)) throw error
      }
      // Moved by an attempt before this one, or never there.
      return stat(target).then(
        () => name,
        () => null,
      )
    },
    remove: (id) => rm(file(id, RECORD), { force: true }),
    async refuse(id) {
      await rename(file(id, RECORD), file(id, `${RECORD}${REFUSED}`))
    },
  }
}

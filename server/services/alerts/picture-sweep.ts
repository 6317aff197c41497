/** Retention runs on one server, the picture of an alert lies on the disk of the one that raised it: see retention/disk-sweep.ts. */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '../../clock'
import { cutoff } from '../../jobs/retention/policy'
import type { PrismaClient } from '../../store/generated/client'
import { isId } from '../guard'
import { readRetention } from '../retention/settings'
import { removeSnapshot, snapshotPath, snapshotsIn } from './snapshot-file'

const BATCH = 500

type Deps = { prisma: PrismaClient; dataDir: string; clock: Clock }

/**
 * Removes the files of alerts that are stored without a picture, and of alerts that are gone and older than alerts are
 * kept. Only those: a server on a wrong, empty database must not take evidence away. Returns how many.
 */
export async function sweepPictures({ prisma, dataDir, clock }: Deps, signal: AbortSignal): Promise<number> {
  const before = cutoff((await readRetention(prisma)).alertDays, clock.now())
  const files = await readdir(snapshotsIn(dataDir), { recursive: true }).catch(() => [])
  const pictures = files.filter((file) => isId(idOf(file)))
  let removed = 0
  for (let at = 0; at < pictures.length; at += BATCH) {
    signal.throwIfAborted()
    const batch = pictures.slice(at, at + BATCH)
    const where = { id: { in: batch.map(idOf) } }
    const rows = await prisma.alert.findMany({ where, select: { id: true, snapshot: true } })
    const stored = new Map(rows.map(({ id, snapshot }) => [id, snapshot]))
    for (const file of batch) {
      const snapshot = stored.get(idOf(file))
      const goes = snapshot === undefined ? await isOlder(snapshotPath(dataDir, file), before) : snapshot === null
      if (!goes) continue
      await removeSnapshot(dataDir, file)
      removed++
    }
  }
  return removed
}

const idOf = (file: string) => path.basename(file, '.jpg')

async function isOlder(file: string, than: Date | null): Promise<boolean> {
  if (!than) return false
  const found = await stat(file).catch(() => null)
  return found !== null && found.mtimeMs < than.getTime()
}

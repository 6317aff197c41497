import { setImmediate as breathe } from 'node:timers/promises'
import type { RetentionSettings } from '../../contract/retention'
import { SEVERITIES, type Severity } from '../../contract/rule'
import { clipBytes, removeClipFiles } from '../../services/clips/folder'
import { diskOf } from '../../services/disk/disk'
import { isId } from '../../services/guard'
import type { Clip, Prisma } from '../../store/generated/client'
import type { JobDeps } from '../kind'
import { clipDays, cutoff, excessBytes } from './policy'

type Deps = Pick<JobDeps, 'prisma' | 'paths' | 'clock' | 'serverName'>

const BATCH = 100
/** A younger clip may be waiting for its alert to be stored. */
const YOUNG_MS = 3_600_000
/** One that is recorded for so long is recorded by nobody. */
const LOST_MS = 24 * 3_600_000

/**
 * Takes clips away that none of their alerts asks to be kept any more, by its camera and severity, then the oldest until all clips on this
 * server's disk keep to their share of it: those of critical alerts last, pinned ones never.
 */
export async function removeClips(c: Deps, settings: RetentionSettings, signal: AbortSignal) {
  const now = c.clock.now()
  await c.prisma.clip.updateMany({
    where: { state: 'recording', createdAt: { lt: new Date(now - LOST_MS) } },
    data: { state: 'failed', error: 'clip_lost' },
  })
  let old = 0
  const own = settings.cameraClips.map(({ cameraId }) => cameraId).filter(isId)
  for (const cameraId of [null, ...own]) {
    old += await removeAll(c, signal, {
      ...{ pinnedBy: null, state: { not: 'recording' }, createdAt: { lt: new Date(now - YOUNG_MS) } },
      cameraId: cameraId ?? { notIn: own },
      alerts: { none: { OR: SEVERITIES.map((severity) => stillKept(severity, settings, cameraId, now)) } },
    })
  }
  const share = await shrink(c, settings.clipShare, signal)
  return { clips: old + share.clips, clipBytes: share.bytes }
}

/** cameraId: null is whatever camera has no limits of its own. */
function stillKept(severity: Severity, settings: RetentionSettings, cameraId: string | null, now: number) {
  const before = cutoff(clipDays(severity, settings, cameraId ?? ''), now)
  return { severity, ...(before && { raisedAt: { gte: before } }) }
}

async function removeAll(c: Deps, signal: AbortSignal, where: Prisma.ClipWhereInput): Promise<number> {
  for (let total = 0; ; await breathe()) {
    signal.throwIfAborted()
    const batch = await c.prisma.clip.findMany({ where, take: BATCH, select: { id: true } })
    if (batch.length === 0) return total
    // Files first: after a crash the rows still name what is left.
    for (const { id } of batch) await removeClipFiles(c.paths.dataDir, id)
    total += (await c.prisma.clip.deleteMany({ where: { id: { in: batch.map(({ id }) => id) } } })).count
  }
}

async function shrink({ prisma, paths, serverName }: Deps, share: number | null, signal: AbortSignal) {
  const { diskBytes } = await diskOf(paths.dataDir)
  let bytes = await clipBytes(paths.dataDir, signal)
  let clips = 0
  for (const critical of [false, true]) {
    let last: Pick<Clip, 'startsAt' | 'id'> | undefined
    while (excessBytes(bytes, diskBytes, share) > 0) {
      signal.throwIfAborted()
      const batch = await prisma.clip.findMany({
        where: {
          ...{ pinnedBy: null, state: { not: 'recording' }, server: serverName },
          ...(!critical && { alerts: { none: { severity: 'critical' } } }),
          ...(last && { OR: [{ startsAt: { gt: last.startsAt } }, { startsAt: last.startsAt, id: { gt: last.id } }] }),
        },
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
        take: BATCH,
        select: { id: true, startsAt: true },
      })
      for (const { id } of batch) {
        if (excessBytes(bytes, diskBytes, share) === 0) break
        bytes -= await removeClipFiles(paths.dataDir, id)
        clips += (await prisma.clip.deleteMany({ where: { id } })).count
      }
      last = batch.at(-1)
      if (!last) break
      await breathe()
    }
  }
  return { clips, bytes }
}

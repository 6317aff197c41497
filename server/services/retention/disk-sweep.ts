/**
 * Retention runs on one of the servers; pictures, clips, tracks, films and what the workshop made lie on the disk of the one
 * that made them. Each server looks hourly which of its own files are named no more, or are over.
 */
import type { Logger } from 'pino'
import type { Clock } from '../../clock'
import { WORKSHOP_KEPT_MS } from '../../contract/workshop'
import { sweepFilms } from '../../jobs/retention/films'
import { refuseJump } from '../../jobs/retention/jumped'
import { cutoff } from '../../jobs/retention/policy'
import { sweepWorkshop } from '../../jobs/retention/workshop'
import type { PrismaClient } from '../../store/generated/client'
import { sweepPictures } from '../alerts/picture-sweep'
import { sweepClips } from '../clips/sweep'
import { removeDays } from '../tracks/folder'
import { readRetention } from './settings'

const EVERY_MS = 60 * 60_000

type Deps = { prisma: PrismaClient; paths: { dataDir: string }; clock: Clock }

/** Returns how many files and folders went. Throws clock_jumped, and the signal's reason. */
export async function sweepDisk(deps: Deps, signal: AbortSignal): Promise<number> {
  await refuseJump(deps)
  const { prisma, clock, paths } = deps
  const own = { prisma, clock, dataDir: paths.dataDir }
  const { trackDays, filmDays } = await readRetention(prisma)
  return (
    (await sweepPictures(own, signal)) +
    (await sweepClips(own, signal)) +
    (await removeDays(paths.dataDir, cutoff(trackDays, clock.now()), signal)) +
    (await sweepFilms(deps, cutoff(filmDays, clock.now()), signal)) +
    (await sweepWorkshop(deps, clock.now() - WORKSHOP_KEPT_MS))
  )
}

export function createDiskSweep(deps: Deps & { log: Logger }): { start(): void; stop(): Promise<void> } {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let sweeping = Promise.resolve()
  const sweep = async () => {
    try {
      const removed = await sweepDisk(deps, stopping.signal)
      if (removed > 0) deps.log.info({ removed }, 'files that nothing names any more, or that are over, are gone')
    } catch (error) {
      if (!stopping.signal.aborted) deps.log.warn({ err: error }, 'the disk could not be looked through')
    }
  }
  return {
    start() {
      timer = setInterval(() => {
        sweeping = sweeping.then(sweep)
      }, EVERY_MS)
    },
    async stop() {
      clearInterval(timer)
      stopping.abort()
      await sweeping
    },
  }
}

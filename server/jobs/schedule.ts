/** Once a minute: adds the jobs that the program itself starts, and ends those that nobody can run. Which server does is settled in the table. */
import type { Logger } from 'pino'
import type { Clock } from '../clock'
import type { Events } from '../events/bus'
import { FORGET_AFTER_MS } from '../services/leases/table'
import { uuid7 } from '../services/uuid7'
import type { PrismaClient } from '../store/generated/client'
import type { JobKind } from './kind'
import { logEntry } from './log-entry'
import { addDue, addToLog, endStranded } from './table'
import { toJobView } from './view'

const LOOK_MS = 60_000

type Deps = {
  prisma: PrismaClient
  kinds: readonly JobKind[]
  clock: Clock
  events: Events
  log: Logger
  added(): void
}

/** Returns how many were added. */
export async function addDueJobs({ prisma, kinds, clock }: Pick<Deps, 'prisma' | 'kinds' | 'clock'>): Promise<number> {
  let added = 0
  for (const { name, everyMs, isOn } of kinds) {
    if (everyMs === undefined || (isOn && !(await isOn({ prisma })))) continue
    if (await addDue(prisma, { id: uuid7(clock.now()), kind: name, input: {}, everyMs })) added++
  }
  return added
}

/** Jobs that wait for a disk of which no server has been seen for an hour, or for as long as this server looks. Returns how many. */
export async function endStrandedJobs({ prisma, events }: Pick<Deps, 'prisma' | 'events'>): Promise<number> {
  const ended = await endStranded(prisma)
  for (const { id, attempt } of ended) {
    await addToLog(prisma, id, [logEntry(attempt, 'failed', { error: 'disk_gone' })])
    const row = await prisma.job.findUnique({ where: { id } })
    if (row) events.emit('job:progress', toJobView(row))
  }
  return ended.length
}

/** Looks once a minute, first a minute after the start: starting is busy enough. */
export function createSchedule(deps: Deps): { start(): void; stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let looking = Promise.resolve()
  const began = deps.clock.steady()
  const look = async () => {
    try {
      if ((await addDueJobs(deps)) > 0) deps.added()
      // Servers that were off together start one by one.
      if (deps.clock.steady() - began > FORGET_AFTER_MS) await endStrandedJobs(deps)
    } catch (error) {
      deps.log.warn({ err: error }, 'jobs: what is due could not be added')
    }
  }
  return {
    start() {
      timer = setInterval(() => {
        looking = looking.then(look)
      }, LOOK_MS)
    },
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}

/** Adds the jobs that the program itself starts from time to time. Which server does is settled in the table. */
import type { Logger } from 'pino'
import type { Clock } from '../clock'
import { uuid7 } from '../services/uuid7'
import type { PrismaClient } from '../store/generated/client'
import type { JobKind } from './kind'
import { addDue } from './table'

const LOOK_MS = 60_000

type Deps = { prisma: PrismaClient; kinds: readonly JobKind[]; clock: Clock; log: Logger; added(): void }

/** Returns how many were added. */
export async function addDueJobs({ prisma, kinds, clock }: Omit<Deps, 'added' | 'log'>): Promise<number> {
  let added = 0
  for (const { name, everyMs, isOn } of kinds) {
    if (everyMs === undefined || (isOn && !(await isOn({ prisma })))) continue
    if (await addDue(prisma, { id: uuid7(clock.now()), kind: name, input: {}, everyMs })) added++
  }
  return added
}

/** Looks once a minute, first a minute after the start: starting is busy enough. */
export function createSchedule(deps: Deps): { start(): void; stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let looking = Promise.resolve()
  const look = async () => {
    try {
      if ((await addDueJobs(deps)) > 0) deps.added()
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

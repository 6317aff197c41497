/** Puts a job into the queue. */
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Job, Prisma } from '../../store/generated/client'
import type { Transaction } from '../lock'
import { uuid7 } from '../uuid7'

/** Jobs of one person that may wait at once. */
const MAX_WAITING = 20

/** What a change that adds a job must hold: counting and adding is one step for each person. */
export const queueLock = (who: Principal) => `jobs.${who.userId}`

/**
 * disk: where that lies what it works on; null when any server can run it. Throws busy. Who called tells it afterwards: `job:progress`, and
 * `jobs.poke()`.
 */
export async function addJob(
  tx: Transaction,
  who: Principal,
  { kind, input, disk, now }: { kind: string; input: Prisma.InputJsonValue; disk: string | null; now: number },
): Promise<Job> {
  const waiting = await tx.job.count({ where: { owner: who.userId, state: 'queued' } })
  if (waiting >= MAX_WAITING) throw new AppError('busy', 'too many jobs are waiting')
  return tx.job.create({ data: { id: uuid7(now), kind, owner: who.userId, ownerName: who.name, input, disk } })
}

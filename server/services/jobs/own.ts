/** Which job somebody may change: of their own what they may start; administrators any. */
import { can } from '../../access/can'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import { KINDS } from '../../jobs/kinds'
import type { Job } from '../../store/generated/client'
import { requireId } from '../guard'
import type { Transaction } from '../lock'

export function mayChange(who: Principal, job: Job): boolean {
  const kind = KINDS.find(({ name }) => name === job.kind)
  return can(who, 'job.edit') || (job.owner === who.userId && kind !== undefined && can(who, kind.action))
}

/** Throws job_not_found, for somebody else's too; forbidden when it is seen and not more. */
export async function jobToChange(tx: Transaction, who: Principal, id: string): Promise<Job> {
  requireId(id, 'job_not_found')
  const job = await tx.job.findUnique({ where: { id } })
  if (!job || (job.owner !== who.userId && !can(who, 'job.read'))) throw new AppError('job_not_found')
  if (!mayChange(who, job)) throw new AppError('forbidden')
  return job
}

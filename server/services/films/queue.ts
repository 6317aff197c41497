/** Has a film analysed, as a job of whoever asks, on this server's disk. */
import type { JobView } from '../../contract/job'
import type { Principal } from '../../contract/user'
import { toJobView } from '../../jobs/view'
import type { Film } from '../../store/generated/client'
import type { Context } from '../context'
import { addJob } from '../jobs/add'
import type { Transaction } from '../lock'

export const ANALYSE = 'analyse'

/** Within the lock of `queueLock`. Throws busy. Who called tells it afterwards. */
export async function queueAnalysis(
  tx: Transaction,
  who: Principal,
  filmId: string,
  { clock, disk }: Pick<Context, 'clock' | 'disk'>,
): Promise<{ film: Film; job: JobView }> {
  const { name: title } = await tx.film.findUniqueOrThrow({ where: { id: filmId }, select: { name: true } })
  const job = await addJob(tx, who, { kind: ANALYSE, input: { filmId, title }, disk, now: clock.now() })
  const film = await tx.film.update({ where: { id: filmId }, data: { jobId: job.id, error: null, errorStage: null } })
  return { film, job: toJobView(job) }
}

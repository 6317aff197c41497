import { AppError } from '../../errors'
import type { JobDeps } from '../kind'

/**
 * Throws clock_jumped when the last run ended more than a day ago by the database's clock: set forward, it would make everything old
 * at once. The run that is refused counts as the last one, so the next goes by the new time; until then somebody can set it right.
 */
export async function refuseJump({ prisma }: Pick<JobDeps, 'prisma'>): Promise<void> {
  const [row] = await prisma.$queryRaw<{ jumped: boolean | null }[]>`
    SELECT max(ended_at) < clock_timestamp() - interval '1 day' AS jumped FROM jobs
    WHERE kind = 'retention' AND ended_at IS NOT NULL`
  if (row?.jumped) throw new AppError('clock_jumped', 'the last clean-up was more than a day ago')
}

import type { Health } from '../../contract/system'
import type { Context } from '../context'
import { within } from '../within'

const DATABASE_TIMEOUT_MS = 2_000

/** For anybody: says whether the parts answer and nothing else. Never throws. */
export async function health({ prisma, inference, outbox, clock, startedAt, version }: Context): Promise<Health> {
  const database = await within(DATABASE_TIMEOUT_MS, prisma.$queryRaw`SELECT 1`).then(
    () => true,
    () => false,
  )
  const engine = inference.up
  const detection = inference.blindCameras().length === 0
  const disk = outbox.diskOk
  return {
    status: database && engine && detection && disk ? 'ok' : 'degraded',
    version,
    uptimeMs: Math.max(0, Math.round(clock.now() - startedAt)),
    database,
    engine,
    detection,
    disk,
  }
}

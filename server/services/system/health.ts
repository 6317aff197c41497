import type { Health } from '../../contract/system'
import { isDiskLow } from '../../jobs/retention/policy'
import { within } from '../../within'
import type { Context } from '../context'
import { diskOf } from '../disk/disk'

const DATABASE_TIMEOUT_MS = 2_000
/** A disk of another machine that does not answer. */
const DISK_TIMEOUT_MS = 2_000

/** For anybody: says whether the parts answer and nothing else. Never throws. */
export async function readHealth({
  prisma,
  inference,
  outbox,
  paths,
  clock,
  startedAt,
  version,
}: Context): Promise<Health> {
  const database = await within(DATABASE_TIMEOUT_MS, prisma.$queryRaw`SELECT 1`).then(
    () => true,
    () => false,
  )
  const engine = inference.up
  const detection = inference.blindCameras().length === 0
  const roomy = await within(DISK_TIMEOUT_MS, diskOf(paths.dataDir)).then(
    (disk) => !isDiskLow(disk),
    () => false,
  )
  const disk = roomy && outbox.diskOk
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

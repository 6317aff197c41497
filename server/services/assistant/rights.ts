/** What somebody may see, and whether what an answer rests on is still of it. */
import type { Fact } from '../../contract/report'
import type { Principal } from '../../contract/user'
import type { PrismaClient } from '../../store/generated/client'
import { hiddenCameras } from '../visible'

/** As text: it differs when it differs. */
export function rightsOf({ role, grants }: Pick<Principal, 'role' | 'grants'>): string {
  return JSON.stringify([role, ...grants.map((grant) => JSON.stringify(grant)).sort()])
}

/** What an answer was made from: what its owner might see then, and the facts it has. */
export type Basis = { rights: string; facts(): Iterable<Fact> }

/** Not when role or grants are others now, nor when a camera of its facts has moved to where its owner sees nothing of that. */
export async function stillSees(
  prisma: Pick<PrismaClient, 'camera'>,
  who: Principal,
  { rights, facts }: Basis,
): Promise<boolean> {
  if (rightsOf(who) !== rights) return false
  const [counts, alerts] = [new Set<string>(), new Set<string>()]
  for (const { cameraId, kind } of facts()) if (cameraId) (OF_ALERTS.has(kind) ? alerts : counts).add(cameraId)
  const hidden = await Promise.all([
    hiddenCameras(prisma, who, 'camera.read', [...counts]),
    hiddenCameras(prisma, who, 'alert.read', [...alerts]),
  ])
  return hidden.every(({ size }) => size === 0)
}

const OF_ALERTS: ReadonlySet<Fact['kind']> = new Set(['alert', 'step', 'alerts'])

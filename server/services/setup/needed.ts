import type { PrismaClient } from '../../store/generated/client'

/** True until the first administrator exists. */
export async function setupNeeded({ prisma }: { prisma: Pick<PrismaClient, 'user'> }): Promise<boolean> {
  return (await prisma.user.count({ where: { role: 'admin' } })) === 0
}

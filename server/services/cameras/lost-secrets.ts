import type { Context } from '../context'
import { openSecrets } from './secrets'

/** How many cameras keep secrets that this installation's secret does not open. */
export async function countLostSecrets({ prisma, crypt }: Pick<Context, 'prisma' | 'crypt'>): Promise<number> {
  const rows = await prisma.camera.findMany({ select: { id: true, secretEnc: true, addressEnc: true } })
  return rows.filter((row) => {
    try {
      openSecrets(crypt, row)
      return false
    } catch {
      return true
    }
  }).length
}

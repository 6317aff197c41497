import type { Context } from '../context'
import { openSecrets, recordingSecrets } from './secrets'

/** How many cameras keep secrets that this installation's secret does not open. */
export async function countLostSecrets({ prisma, crypt }: Pick<Context, 'prisma' | 'crypt'>): Promise<number> {
  const sealed = { secretEnc: true, addressEnc: true, recordingSecretEnc: true, recordingAddressEnc: true }
  const rows = await prisma.camera.findMany({ select: { id: true, ...sealed } })
  return rows.filter((row) => {
    try {
      openSecrets(crypt, row)
      openSecrets(crypt, recordingSecrets(row))
      return false
    } catch {
      return true
    }
  }).length
}

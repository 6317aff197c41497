import type { Camera, PrismaClient } from '../../store/generated/client'
import { rotateKey } from '../assistant/rotate-key'
import { createCrypt } from '../crypt'
import { rotateNotices } from '../notices/rotate'
import { openSecrets, recordingSecrets, sealRecording, sealSecrets } from './secrets'

/** Sealing is quick; what takes long is waiting for a server that is writing. */
const TIMEOUT_MS = 60_000

/**
 * Everything that was sealed under `former` is sealed under `next`, all or nothing. What opens under `next` already stays.
 * @returns how many cameras were changed
 * @throws when something opens under neither, naming the cameras: nothing is changed then
 */
export function rotateSecret(prisma: PrismaClient, former: string, next: string): Promise<number> {
  const [before, after] = [createCrypt(former), createCrypt(next)]
  return prisma.$transaction(
    async (tx) => {
      // A server that is running goes on reading; what it would write waits.
      await tx.$executeRaw`LOCK TABLE cameras IN SHARE ROW EXCLUSIVE MODE`
      const rows = await tx.camera.findMany({
        where: {
          OR: [
            ...[{ secretEnc: { not: null } }, { addressEnc: { not: null } }],
            ...[{ recordingSecretEnc: { not: null } }, { recordingAddressEnc: { not: null } }],
          ],
        },
      })
      const left = rows.filter((row) => !opens(after, row))
      const unreadable = left.filter((row) => !opens(before, row))
      if (unreadable.length > 0) {
        const names = unreadable.map(({ name }) => name).join(', ')
        throw new Error(`Neither secret opens what is stored of these cameras, so nothing was changed: ${names}`)
      }
      for (const row of left) {
        const data = {
          ...sealSecrets(after, row.id, openSecrets(before, row)),
          ...sealRecording(after, row.id, openSecrets(before, recordingSecrets(row))),
        }
        await tx.camera.update({ where: { id: row.id }, data })
      }
      await rotateKey(tx, before, after)
      await rotateNotices(tx, before, after)
      return left.length
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  )
}

function opens(crypt: ReturnType<typeof createCrypt>, row: Camera): boolean {
  try {
    openSecrets(crypt, row)
    openSecrets(crypt, recordingSecrets(row))
    return true
  } catch {
    return false
  }
}

import { cameraSource } from '../../contract/camera'
import type { Context } from '../context'
import { withLock } from '../lock'
import { findCamera } from './find'
import { sealSecrets } from './secrets'
import { splitSource } from './source'

/** Addresses that an earlier version stored as they were typed: their secrets are sealed like those of new ones. */
export async function sealAddresses({ prisma, crypt, log }: Pick<Context, 'prisma' | 'crypt' | 'log'>): Promise<void> {
  const open = await prisma.camera.findMany({ where: { addressEnc: null } })
  for (const { id } of open.filter((row) => addressOf(row.source) !== null)) {
    await withLock(prisma, `camera.${id}`, async (tx) => {
      const row = await findCamera(tx, id)
      const { stored, address } = splitSource(cameraSource.parse(row.source))
      if (row.addressEnc !== null || address === null) return
      const { addressEnc } = sealSecrets(crypt, id, { password: null, address })
      await tx.camera.update({ where: { id }, data: { source: stored, addressEnc } })
      log.info({ cameraId: id }, 'the secret in the address of a camera is sealed now')
    })
  }
}

/** The whole address when there is something to seal in it. */
function addressOf(source: unknown): string | null {
  const parsed = cameraSource.safeParse(source)
  return parsed.success ? splitSource(parsed.data).address : null
}

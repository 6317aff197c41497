import type { AlertView } from '../../contract/alert'
import { LOCALES } from '../../contract/locale'
import type { PrismaClient } from '../../store/generated/client'
import type { Burn, BurnFrame } from '../burn'
import { within } from '../within'
import { snapshotName, writeSnapshot } from './snapshot-file'
import { toAlertView } from './view'

/** Drawing takes tens of ms; after this long something is wrong with it. */
const BURN_TIMEOUT_MS = 10_000

/** Draws, writes, and only when the file is safe on disk names it in the alert. Returns the alert as it is then. */
export async function takeSnapshot(
  { prisma, burn, dataDir }: { prisma: PrismaClient; burn: Burn; dataDir: string },
  alert: AlertView,
  frame: BurnFrame,
): Promise<AlertView> {
  const title = `${alert.cameraName} · ${alert.ruleName}`
  const jpeg = await within(BURN_TIMEOUT_MS, burn(frame, { locale: LOCALES[0], title, owner: 'alerts' }))
  const snapshot = snapshotName(alert.id, alert.raisedAt)
  await writeSnapshot(dataDir, snapshot, jpeg)
  return toAlertView(await prisma.alert.update({ where: { id: alert.id }, data: { snapshot } }))
}

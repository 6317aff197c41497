import type { Crypt } from '../crypt'
import type { Transaction } from '../lock'
import { openBrowser, sealBrowser } from './browser-row'
import { MQTT, openPassword, passwordFor, SMTP } from './settings'
import { openVapid, sealVapid, VAPID } from './vapid'
import { openWebhook, sealWebhook } from './webhook-row'

/** What is sealed for notices, sealed under the next secret. Throws secret_lost when something opens under neither. */
export async function rotateNotices(tx: Transaction, before: Crypt, after: Crypt): Promise<void> {
  for (const row of await tx.webhook.findMany()) {
    if (opens(() => openWebhook(after, row))) continue
    const data = sealWebhook(after, row.id, openWebhook(before, row))
    await tx.webhook.update({ where: { id: row.id }, data })
  }
  for (const row of await tx.pushBrowser.findMany()) {
    if (opens(() => openBrowser(after, row))) continue
    const { sealed } = sealBrowser(after, openBrowser(before, row))
    await tx.pushBrowser.update({ where: { id: row.id }, data: { sealed } })
  }
  const smtp = await SMTP.read(tx)
  if (smtp && !opens(() => openPassword(after, 'smtp', smtp))) {
    const passwordEnc = passwordFor(after, 'smtp', openPassword(before, 'smtp', smtp), null, false)
    await SMTP.write(tx, { ...smtp, passwordEnc })
  }
  const mqtt = await MQTT.read(tx)
  if (mqtt && !opens(() => openPassword(after, 'mqtt', mqtt))) {
    const passwordEnc = passwordFor(after, 'mqtt', openPassword(before, 'mqtt', mqtt), null, false)
    await MQTT.write(tx, { ...mqtt, passwordEnc })
  }
  const vapid = await VAPID.read(tx)
  const keys = openVapid(after, vapid) ?? openVapid(before, vapid)
  if (keys) await VAPID.write(tx, sealVapid(after, keys))
}

function opens(open: () => unknown): boolean {
  try {
    open()
    return true
  } catch {
    return false
  }
}

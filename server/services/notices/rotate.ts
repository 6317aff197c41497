import type { Crypt } from '../crypt'
import type { Transaction } from '../lock'
import { openWebhook, sealWebhook } from './webhook-row'

/** What is sealed for notices, sealed under the next secret. Throws secret_lost when something opens under neither. */
export async function rotateNotices(tx: Transaction, before: Crypt, after: Crypt): Promise<void> {
  for (const row of await tx.webhook.findMany()) {
    if (opens(() => openWebhook(after, row))) continue
    const data = sealWebhook(after, row.id, openWebhook(before, row))
    await tx.webhook.update({ where: { id: row.id }, data })
  }
}

function opens(open: () => unknown): boolean {
  try {
    open()
    return true
  } catch {
    return false
  }
}

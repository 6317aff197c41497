/** Browsers as they are stored: address and keys sealed. */
import { createHash } from 'node:crypto'
import { type PushBrowserView, type PushSubscriptionJson, pushSubscription } from '../../contract/notices'
import { AppError } from '../../errors'
import type { PushBrowser } from '../../store/generated/client'
import type { Crypt } from '../crypt'
import type { Transaction } from '../lock'

/** As a browser works it out of its own subscription. */
export const hashOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('hex')
const about = (hash: string) => `push browser ${hash}`

export function sealBrowser(crypt: Crypt, subscription: PushSubscriptionJson): { hash: string; sealed: string } {
  const hash = hashOf(subscription.endpoint)
  return { hash, sealed: crypt.seal(JSON.stringify(subscription), about(hash)) }
}

/** Throws secret_lost. */
export function openBrowser(
  crypt: Crypt,
  { hash, sealed }: Pick<PushBrowser, 'hash' | 'sealed'>,
): PushSubscriptionJson {
  try {
    return pushSubscription.parse(JSON.parse(crypt.open(sealed, about(hash))))
  } catch (error) {
    throw new AppError('secret_lost', 'sealed under another secret', {}, { cause: error })
  }
}

export function toBrowserView({ id, agent, hash, createdAt }: PushBrowser): PushBrowserView {
  return { id, agent, hash, createdAt: createdAt.getTime() }
}

/** Whoever ends a person's sessions ends what their browsers are told: one of them may be in wrong hands. */
export async function forgetBrowsers(tx: Transaction, userId: string): Promise<void> {
  await tx.pushBrowser.deleteMany({ where: { userId } })
}

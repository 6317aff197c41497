/** The keys by which push services know this installation: made once, the private one sealed. */
import webpush from 'web-push'
import { z } from 'zod'
import type { PrismaClient } from '../../store/generated/client'
import type { Crypt } from '../crypt'
import { withLock } from '../lock'
import { setting } from './settings'

const ABOUT = 'notices vapid private key'
export const VAPID = setting(
  'notices.vapid',
  z.strictObject({ publicKey: z.string(), privateEnc: z.string() }).nullable(),
  null,
)

export type VapidKeys = { publicKey: string; privateKey: string }

/** Where those that there were open no more, browsers have to be added again: their push services know the old ones. */
export async function vapidKeys(prisma: PrismaClient, crypt: Crypt): Promise<VapidKeys> {
  const known = openVapid(crypt, await VAPID.read(prisma))
  if (known) return known
  return withLock(prisma, 'notices.vapid', async (tx) => {
    const stored = await VAPID.read(tx)
    const now = openVapid(crypt, stored)
    if (now) return now
    if (stored) await tx.pushBrowser.deleteMany()
    const made = webpush.generateVAPIDKeys()
    await VAPID.write(tx, { publicKey: made.publicKey, privateEnc: crypt.seal(made.privateKey, ABOUT) })
    return made
  })
}

/** Null: there are none, or they open under another secret. */
export function openVapid(crypt: Crypt, stored: z.infer<typeof VAPID.schema>): VapidKeys | null {
  try {
    return stored && { publicKey: stored.publicKey, privateKey: crypt.open(stored.privateEnc, ABOUT) }
  } catch {
    return null
  }
}

export const sealVapid = (crypt: Crypt, { publicKey, privateKey }: VapidKeys) => ({
  publicKey,
  privateEnc: crypt.seal(privateKey, ABOUT),
})

'use client'
import { call } from '@/components/lib/call'

const WORKER = '/push-worker.js'

/** What this browser can do: asked in the browser alone. */
export type PushState = 'unsupported' | 'insecure' | 'phone' | 'denied' | 'off' | 'on'

/** iOS gives web push to pages on the home screen alone. */
const isPhoneApple = () => /iPhone|iPad/.test(navigator.userAgent) && !('PushManager' in window)

/** @param hashes of the reader's browsers, as the server knows them */
export async function pushState(hashes: readonly string[]): Promise<PushState> {
  if (!window.isSecureContext) return 'insecure'
  if (isPhoneApple()) return 'phone'
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  const hash = await ownHash()
  return hash !== null && hashes.includes(hash) ? 'on' : 'off'
}

/** sha256 of this browser's subscription, hex; null without one. */
export async function ownHash(): Promise<string | null> {
  if (!('serviceWorker' in navigator)) return null
  const registration = await navigator.serviceWorker.getRegistration()
  const subscription = await registration?.pushManager?.getSubscription()
  if (!subscription) return null
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subscription.endpoint))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Asks for permission, subscribes, tells the server. Throws NotAllowedError and AbortError as browsers do, and ApiError. */
export async function turnOn(pushKey: string): Promise<void> {
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') throw new DOMException('not granted', 'NotAllowedError')
  await navigator.serviceWorker.register(WORKER)
  const { pushManager } = await navigator.serviceWorker.ready
  // One that was made with an older key of the server is of no use any more.
  const old = await pushManager.getSubscription()
  if (old && !isMadeWith(old, pushKey)) await old.unsubscribe()
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey })
  const { endpoint, keys } = made.toJSON()
  await call('POST /api/account/notices/browsers', {
    endpoint: endpoint ?? '',
    keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' },
  })
}

function isMadeWith({ options }: PushSubscription, pushKey: string): boolean {
  if (!options.applicationServerKey) return false
  const bytes = new Uint8Array(options.applicationServerKey)
  return (
    btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '') === pushKey
  )
}

/** This browser takes its word back. Never throws: the server notices when it tells it something. */
export async function turnOff(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration()
    await (await registration?.pushManager?.getSubscription())?.unsubscribe()
  } catch {
    // It had none.
  }
}

/**
 * The service worker: shows what the server pushes, and opens the alert when somebody touches it. It keeps nothing and stands
 * in the way of no request. Messages are those of server/contract/push-message.ts.
 */
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('push', (event) => {
  const { title = 'Sightline', body = '', tag = '', path = '/alerts', urgent = false } = read(event.data)
  const options = { body, tag, renotify: tag !== '', requireInteraction: urgent, icon: '/icon-192.png', data: { path } }
  // A browser takes its word back when nothing is shown.
  event.waitUntil(self.registration.showNotification(title, options))
})

function read(data) {
  try {
    return data.json()
  } catch {
    return {}
  }
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data?.path))
})

/** In a window that is there already, else in a new one; never on another site. */
async function open(path) {
  const url = new URL(typeof path === 'string' ? path : '/alerts', self.location.origin)
  if (url.origin !== self.location.origin) return
  const windows = await self.clients.matchAll({ type: 'window' })
  for (const window of windows) {
    const moved = await window.navigate(url.href).catch(() => null)
    if (moved) return void (await moved.focus())
  }
  await self.clients.openWindow(url.href)
}

/** The push service gave the browser another address: the server has to know it. */
self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(renew(event))
})

async function renew({ oldSubscription, newSubscription }) {
  const made =
    newSubscription ?? (oldSubscription && (await self.registration.pushManager.subscribe(oldSubscription.options)))
  if (!made) return
  const { endpoint, keys } = made.toJSON()
  await fetch('/api/account/notices/browsers', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys }),
  })
}

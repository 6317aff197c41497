/** public/push-worker.js, run as a browser runs it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import type { PushMessage } from '../../contract/push-message'

const CODE = readFileSync(path.resolve(import.meta.dirname, '../../../public/push-worker.js'), 'utf8')
type Shown = { title: string; options: { tag: string; data: { path: string } } }

function startWorker() {
  const shown: Shown[] = []
  const opened: string[] = []
  const listeners = new Map<string, (event: object) => void>()
  const self = {
    location: { origin: 'https://sightline.example' },
    addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
    registration: {
      showNotification: async (title: string, options: Shown['options']) => void shown.push({ title, options }),
    },
    clients: { matchAll: async () => [], openWindow: async (url: string) => void opened.push(url) },
  }
  runInNewContext(CODE, { self, URL, fetch: undefined })
  async function say(name: string, event: object): Promise<void> {
    const work: Promise<unknown>[] = []
    listeners.get(name)?.({ ...event, waitUntil: (promise: Promise<unknown>) => work.push(promise) })
    await Promise.all(work)
  }
  return { shown, opened, say }
}

const MESSAGE: PushMessage = { title: 'Phones', body: 'Door', tag: 'a1', path: '/alerts/a1', urgent: true }

test('what is pushed is shown, what cannot be read too', async () => {
  const { shown, say } = startWorker()
  await say('push', { data: { json: () => MESSAGE } })
  await say('push', { data: null })
  expect(shown.map(({ title }) => title)).toEqual(['Phones', 'Sightline'])
  expect(shown[0]?.options).toMatchObject({ body: 'Door', tag: 'a1', requireInteraction: true })
})

test.each([
  ['/alerts/a1', ['https://sightline.example/alerts/a1']],
  ['https://evil.example/', []],
  ['//evil.example/', []],
])('a touch on one about %s opens %j', async (to, expected) => {
  const { opened, say } = startWorker()
  await say('notificationclick', { notification: { close: () => undefined, data: { path: to } } })
  expect(opened).toEqual(expected)
})

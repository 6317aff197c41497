/** A reader of one camera at one server, who comes back whenever the stream ends: which frame ids it was shown. */
import { setTimeout as wait } from 'node:timers/promises'

export type Watcher = {
  /** In the order they came. */
  ids: number[]
  /** What the server said when it last refused. */
  refusal: string | null
  stop(): void
}

const ID = /X-Frame-Id: (\d+)\r\n/g
const AGAIN_MS = 100

export function watchIds(url: () => string, cookie: string, cameraId: string): Watcher {
  const stopping = new AbortController()
  const { signal } = stopping
  const watcher: Watcher = { ids: [], refusal: null, stop: () => stopping.abort() }

  async function read(): Promise<void> {
    const response = await fetch(`${url()}/video.mjpg?camera=${cameraId}`, { headers: { cookie }, signal })
    if (!response.ok || !response.body) {
      watcher.refusal = ((await response.json()) as { error: { code: string } }).error.code
      return
    }
    let text = ''
    for await (const chunk of response.body) {
      text += Buffer.from(chunk).toString('latin1')
      for (const [, id] of text.matchAll(ID)) watcher.ids.push(Number(id))
      text = text.slice(Math.max(text.lastIndexOf('\r\n\r\n'), text.length - 100))
    }
  }

  void (async () => {
    while (!signal.aborted) {
      await read().catch(() => undefined)
      await wait(AGAIN_MS, undefined, { signal }).catch(() => undefined)
    }
  })()
  return watcher
}

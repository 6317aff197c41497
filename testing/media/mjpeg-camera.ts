/** An MJPEG camera on loopback: whoever asks gets every picture that it is given from then on. */
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type MjpegCamera = { url: string; show(jpeg: Uint8Array): void; close(): Promise<void> }

export async function startMjpegCamera(): Promise<MjpegCamera> {
  const viewers = new Set<ServerResponse>()
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'multipart/x-mixed-replace; boundary=next' })
    viewers.add(response)
    response.on('close', () => viewers.delete(response))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/live.mjpg`,
    show(jpeg) {
      const head = `--next\r\nContent-Type: image/jpeg\r\nContent-Length: ${jpeg.length}\r\n\r\n`
      for (const viewer of viewers) viewer.write(Buffer.concat([Buffer.from(head), jpeg, Buffer.from('\r\n')]))
    },
    async close() {
      for (const viewer of viewers) viewer.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A real MQTT broker that wants user `u` and password `pw`, and keeps what was published. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { Aedes, type PublishPacket } from 'aedes'

export type TestBroker = Awaited<ReturnType<typeof startBroker>>

export async function startBroker() {
  const broker = await Aedes.createBroker()
  const got: { topic: string; payload: string; retain: boolean; qos: number }[] = []
  broker.authenticate = (_client, username, password, done) =>
    done(null, username === 'u' && password?.toString() === 'pw')
  broker.on('publish', ({ topic, payload, retain, qos }: PublishPacket, client) => {
    if (client || topic.endsWith('/status')) got.push({ topic, payload: payload.toString(), retain, qos })
  })
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    broker.handle(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `mqtt://127.0.0.1:${port}`,
    port,
    got,
    of: (topic: string) => got.filter((message) => message.topic === topic).map(({ payload }) => payload),
    /** As when the line is cut. */
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await new Promise<void>((resolve) => broker.close(() => resolve()))
    },
  }
}

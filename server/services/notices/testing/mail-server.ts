/** A real SMTP server that keeps what it got: user `u`, password `pw`, and refuses who is not at example.org. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { LOCALHOST } from '../../../../testing/tls/localhost'

export type MailServer = Awaited<ReturnType<typeof startMailServer>>

export async function startMailServer(options: SMTPServerOptions = {}) {
  const got: string[] = []
  const server = new SMTPServer({
    ...LOCALHOST,
    onAuth: ({ username, password }, _session, done) =>
      username === 'u' && password === 'pw' ? done(null, { user: username }) : done(new Error('Invalid login')),
    onRcptTo: ({ address }, _session, done) =>
      done(address.endsWith('@example.org') ? null : Object.assign(new Error('no such person'), { responseCode: 550 })),
    onData(stream, _session, done) {
      let mail = ''
      stream.on('data', (part: Buffer) => {
        mail += part
      })
      stream.on('end', () => {
        got.push(mail)
        done()
      })
    },
    ...options,
  })
  // A client that does not trust it, or goes, is what tests are about.
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return { port, got, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}

/** A push service and a browser behind it: takes what is pushed over https, checks who it is from, decrypts it. */
import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import ece from 'http_ece'
import { LOCALHOST } from '../../../../testing/tls/localhost'
import { type PushMessage, pushMessage } from '../../../contract/push-message'

export type PushService = Awaited<ReturnType<typeof startPushService>>
type Pushed = { message: PushMessage; urgency: string; topic: string; bytes: number }

export async function startPushService() {
  const got: Pushed[] = []
  const state = { status: 201, pushKey: '' }
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const auth = randomBytes(16)
  const server = createServer(LOCALHOST, async (req, res) => {
    const parts: Buffer[] = []
    for await (const part of req) parts.push(part)
    const body = Buffer.concat(parts)
    if (!isFrom(req.headers.authorization ?? '', state.pushKey)) return void res.writeHead(403).end()
    const plain = ece.decrypt(body, {
      version: 'aes128gcm',
      privateKey: browser,
      authSecret: auth.toString('base64url'),
    })
    const message = pushMessage.parse(JSON.parse(plain.toString()))
    const { urgency, topic } = req.headers
    got.push({ message, urgency: String(urgency), topic: String(topic), bytes: body.length })
    res.writeHead(state.status).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    got,
    /** As a browser has it after subscribing with the server's key. */
    subscribe(pushKey: string, name = 'one') {
      state.pushKey = pushKey
      const keys = { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') }
      return { endpoint: `https://push.test:${port}/${name}`, keys }
    },
    answer(status: number) {
      state.status = status
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** VAPID: signed by the key that the browser subscribed with. */
function isFrom(authorization: string, pushKey: string): boolean {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const raw = Buffer.from(pushKey, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: raw.subarray(1, 33).toString('base64url'),
    y: raw.subarray(33).toString('base64url'),
  }
  const { aud } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  return (
    key === pushKey &&
    aud.startsWith('https://push.test:') &&
    verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
  )
}

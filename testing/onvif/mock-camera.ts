/** An ONVIF camera with two profiles and a login, as the core and media specifications have it. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const LOGIN = { username: 'admin', password: 'a-camera-password' }

type Answers = Record<string, string>
export type MockCamera = { address: string; port: number; asked: string[]; close(): Promise<void> }

/** `behave`: answers in its own way; true: it has. */
export async function startMockCamera(
  behave: (response: ServerResponse, action: string) => boolean = () => false,
): Promise<MockCamera> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => {
      const action = /<(?:\w+:)?(Get\w+)/.exec(body)?.[1] ?? ''
      asked.push(action)
      if (behave(response, action)) return
      const open = action === 'GetSystemDateAndTime'
      if (!open && !isRight(body)) return fault(response, 'Sender not Authorized')
      const answer = answersFor(port, body)[action]
      if (answer === undefined) return fault(response, 'Optional Action Not Implemented')
      response.writeHead(200, TYPE).end(envelope(`<${action}Response>${answer}</${action}Response>`))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    ...{ port, asked, address: `http://127.0.0.1:${port}/onvif/device_service` },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const TYPE = { 'content-type': 'application/soap+xml' }
const envelope = (body: string) =>
  `<?xml version="1.0"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>${body}</s:Body></s:Envelope>`

function fault(response: ServerResponse, why: string): void {
  response
    .writeHead(400, TYPE)
    .end(
      envelope(
        `<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang="en">${why}</s:Text></s:Reason></s:Fault>`,
      ),
    )
}

/** WS-Security's user name token: a digest of nonce, time and password. */
function isRight(body: string): boolean {
  const element = (name: string) => new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)<`).exec(body)?.[1] ?? ''
  const nonce = Buffer.from(element('Nonce'), 'base64')
  const wanted = createHash('sha1')
    .update(nonce)
    .update(element('Created') + LOGIN.password)
    .digest('base64')
  return element('Username') === LOGIN.username && element('Password') === wanted
}

function answersFor(port: number, body: string): Answers {
  const media = `http://127.0.0.1:${port}/onvif/media`
  const stream = body.includes('sub-token') ? 'sub' : 'main'
  return {
    GetSystemDateAndTime:
      '<SystemDateAndTime><UTCDateTime><Time><Hour>1</Hour><Minute>2</Minute><Second>3</Second></Time><Date><Year>2031</Year><Month>5</Month><Day>6</Day></Date></UTCDateTime></SystemDateAndTime>',
    GetServices: service('device', `http://127.0.0.1:${port}/onvif/device_service`) + service('media', media),
    GetProfiles: profile('main-token', 'Main', 2560, 1440, 25) + profile('sub-token', 'Sub', 640, 360, 10),
    GetVideoSources: '<VideoSources token="source"><Framerate>25</Framerate></VideoSources>',
    // As cameras behind a router do, with an address of its own network, and with a password in it.
    GetStreamUri: `<MediaUri><Uri>rtsp://other:secret@192.168.88.10:554/${stream}?a=1&amp;b=2</Uri></MediaUri>`,
  }
}

const service = (name: string, at: string) =>
  `<Service><Namespace>http://www.onvif.org/ver10/${name}/wsdl</Namespace><XAddr>${at}</XAddr><Version><Major>2</Major><Minor>60</Minor></Version></Service>`

const profile = (token: string, name: string, width: number, height: number, fps: number) =>
  `<Profiles token="${token}"><Name>${name}</Name><VideoSourceConfiguration token="v"><SourceToken>source</SourceToken></VideoSourceConfiguration><VideoEncoderConfiguration token="e"><Encoding>H264</Encoding><Resolution><Width>${width}</Width><Height>${height}</Height></Resolution><RateControl><FrameRateLimit>${fps}</FrameRateLimit></RateControl></VideoEncoderConfiguration></Profiles>`

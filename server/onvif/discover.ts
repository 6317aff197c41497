/** Asks the networks of this machine for cameras (WS-Discovery, ONVIF core specification 7.3), and listens for a while. */
import { randomUUID } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { networkInterfaces } from 'node:os'
import type { FoundCamera } from '../contract/onvif'
import { readProbeMatch } from './probe-match'

const GROUP = { address: '239.255.255.250', port: 3702 }
const LISTEN_MS = 3_000
const MAX_CAMERAS = 200
const MAX_ANSWER_BYTES = 16_384

type Options = {
  listenMs?: number
  to?: { address: string; port: number }
  /** Addresses of this machine to ask from. */
  from?: readonly string[]
}

/** Sorted by name and address. A network that cannot be asked has no cameras. */
export async function discover(options: Options = {}): Promise<FoundCamera[]> {
  const { listenMs = LISTEN_MS, to = GROUP, from = ownAddresses() } = options
  const found = new Map<string, FoundCamera>()
  await Promise.all(from.map((address) => ask(address, to, listenMs, found)))
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || a.address.localeCompare(b.address))
}

function ask(from: string, to: typeof GROUP, listenMs: number, found: Map<string, FoundCamera>): Promise<void> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    const timer = setTimeout(end, listenMs)
    function end(): void {
      clearTimeout(timer)
      socket.removeAllListeners()
      // One more packet of a network that has gone is nobody's concern.
      socket.on('error', () => {})
      socket.close()
      resolve()
    }
    socket.on('error', end)
    socket.on('message', (message, { address }) => {
      if (found.size >= MAX_CAMERAS || message.length > MAX_ANSWER_BYTES) return
      const camera = readProbeMatch(message.toString('utf8'), address)
      if (camera) found.set(camera.address, camera)
    })
    socket.bind(0, from, () => {
      try {
        socket.setMulticastInterface(from)
        socket.setMulticastTTL(1)
      } catch {
        return end()
      }
      socket.send(probe(), to.port, to.address, (error) => {
        if (error) end()
      })
    })
  })
}

function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
}

const probe = () => `<?xml version="1.0" encoding="UTF-8"?>
<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" xmlns:w="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" xmlns:dn="http://www.onvif.org/ver10/network/wsdl"><e:Header><w:MessageID>uuid:${randomUUID()}</w:MessageID><w:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</w:To><w:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</w:Action></e:Header><e:Body><d:Probe><d:Types>dn:NetworkVideoTransmitter</d:Types></d:Probe></e:Body></e:Envelope>`

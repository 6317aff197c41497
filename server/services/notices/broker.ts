/**
 * The connection to the MQTT broker, held as long as one is set up: Home Assistant sees by its last will whether the program is
 * there. Of several servers each has its own; one that sees another's will says that the program is still there.
 */
import { Socket } from 'node:net'
import { type IClientOptions, MqttClient } from 'mqtt'
import { addressPolicy } from '../../outgoing/address-policy'
import { guardedConnect } from '../../outgoing/guarded-connect'
import { coalesce } from '../coalesce'
import type { Crypt } from '../crypt'
import type { ServiceDeps } from '../deps'
import { announcements, openCount } from './home-assistant'
import type { MqttMessage } from './mqtt-message'
import { MQTT, openPassword, RANGES, type StoredMqtt } from './settings'

const RECONNECT_MS = 10_000
const CONNECT_MS = 8_000
const KEEPALIVE_S = 30
/** Settings that another server's page changed are seen within this long, ms. */
const LOOK_MS = 10_000
/** Messages under way; more are not taken. */
const MAX_UNDER_WAY = 1_000

export type Broker = {
  start(): void
  /** What was set is in force when it resolves. Never rejects. */
  apply(): Promise<void>
  /** With QoS 1, acknowledged when it resolves. False: no broker is set up. Rejects with what went wrong. */
  publish(messages: (settings: StoredMqtt) => readonly MqttMessage[], signal: AbortSignal): Promise<boolean>
  stop(): Promise<void>
}

type Deps = Pick<ServiceDeps, 'prisma' | 'events' | 'log' | 'version' | 'links' | 'outgoing'> & { crypt: Crypt }
type Open = { client: MqttClient; settings: StoredMqtt; known: string; failure: unknown; told: Set<string> }

export function createBroker(c: Deps): Broker {
  const { prisma, events, log } = c
  let open: Open | null = null
  let looking: NodeJS.Timeout | undefined
  let unlisten: (() => void)[] = []
  let stopped = false

  const applyOnce = coalesce(async () => {
    try {
      const settings = stopped ? null : await MQTT.read(prisma)
      const ranges = await RANGES.read(prisma)
      const known = JSON.stringify([settings, ranges])
      if (open?.known === known) return
      await close()
      if (settings) open = connect(settings, ranges, known)
    } catch (error) {
      log.warn({ err: error }, 'mqtt: the settings cannot be applied')
    }
  })

  function connect(settings: StoredMqtt, ranges: readonly string[], known: string): Open {
    const { hostname: host, port, protocol } = new URL(settings.url)
    const secure = protocol === 'mqtts:'
    const way = { ...c.outgoing, allows: addressPolicy(ranges) }
    const status = statusOf(settings)
    const options: IClientOptions = {
      clientId: `sightline-${Math.random().toString(16).slice(2, 10)}`,
      ...(settings.user !== '' && { username: settings.user, password: openPassword(c.crypt, 'mqtt', settings) }),
      will: { topic: status, payload: Buffer.from('offline'), qos: 1, retain: true },
      ...{ reconnectPeriod: RECONNECT_MS, connectTimeout: CONNECT_MS, keepalive: KEEPALIVE_S, queueQoSZero: false },
      reconnectOnConnackError: true,
    }
    const client = new MqttClient(() => {
      try {
        return guardedConnect({ host, port: Number(port || (secure ? 8883 : 1883)), secure }, way)
      } catch (error) {
        return new Socket().destroy(error instanceof Error ? error : new Error('no connection'))
      }
    }, options)
    const made: Open = { client, settings, known, failure: null, told: new Set() }
    client.on('error', (error) => {
      made.failure = error
      log.debug({ err: error }, 'mqtt')
    })
    client.on('connect', () => {
      made.failure = null
      void greet(made)
    })
    // The will of another server: this one is still there.
    client.on('message', (_topic, payload) => {
      if (payload.toString() === 'offline') void say(made, [{ topic: status, payload: 'online', retain: true }])
    })
    return made
  }

  async function greet(made: Open): Promise<void> {
    const status = statusOf(made.settings)
    await say(made, [{ topic: status, payload: 'online', retain: true }])
    await made.client.subscribeAsync(status, { qos: 1 }).catch((error: unknown) => log.debug({ err: error }, 'mqtt'))
    await tellCameras('')
  }

  /** Devices of Home Assistant, and how many alerts of each are open; those that are gone are taken back. */
  const tellCameras = coalesce(async () => {
    const made = open
    if (!made?.client.connected) return
    try {
      const messages = await announcements(c, made.settings)
      const gone = [...made.told].filter((topic) => !messages.some((message) => message.topic === topic))
      await say(made, [...messages, ...gone.map((topic) => ({ topic, payload: '', retain: true }))])
      made.told = new Set(messages.map(({ topic }) => topic))
    } catch (error) {
      log.warn({ err: error }, 'mqtt: cameras cannot be told')
    }
  })

  const tellOpen = coalesce(async (cameraId) => {
    const made = open
    if (!made?.client.connected) return
    await openCount(prisma, made.settings, cameraId).then(
      (message) => say(made, [message]),
      (error: unknown) => log.warn({ err: error }, 'mqtt: open alerts cannot be counted'),
    )
  })

  /** What is told again at the next connection anyway. Never rejects. */
  async function say({ client }: Open, messages: readonly MqttMessage[]): Promise<void> {
    if (messages.length > MAX_UNDER_WAY) return log.warn('mqtt: too many messages at once')
    await Promise.allSettled(
      messages.map(({ topic, payload, retain = false }) => client.publishAsync(topic, payload, { qos: 1, retain })),
    )
  }

  async function close(): Promise<void> {
    const made = open
    open = null
    if (!made) return
    if (made.client.connected) {
      const last = say(made, [{ topic: statusOf(made.settings), payload: 'offline', retain: true }])
      await Promise.race([last, new Promise((resolve) => setTimeout(resolve, 500).unref())])
    }
    await made.client.endAsync(true)
  }

  return {
    start() {
      const ofCamera = ({ cameraId }: { cameraId: string | null }) => {
        if (cameraId !== null) void tellOpen(cameraId)
      }
      unlisten = [
        events.on('alert:raised', ofCamera),
        events.on('alert:updated', ofCamera),
        events.on('camera:list', () => void tellCameras('')),
      ]
      looking = setInterval(() => void applyOnce(''), LOOK_MS)
      void applyOnce('')
    },
    apply: () => applyOnce(''),
    async publish(messages, signal) {
      await applyOnce('')
      const made = open
      if (!made) return false
      const { client, settings } = made
      if (!client.connected) await connected(made, signal)
      const sent = Promise.all(
        messages(settings).map(({ topic, payload, retain = false }) =>
          client.publishAsync(topic, payload, { qos: 1, retain }),
        ),
      )
      await Promise.race([sent, aborted(signal)])
      return true
    },
    async stop() {
      stopped = true
      clearInterval(looking)
      for (const end of unlisten) end()
      await applyOnce('')
    },
  }
}

export const statusOf = ({ topic }: StoredMqtt): string => `${topic}/status`

/** Rejects with why there is no connection, as soon as a try to connect has failed. */
function connected({ client, ...made }: Open, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure = made.failure
    const heard = (error: unknown) => {
      failure = error
    }
    const settle = (done: () => void) => {
      client.off('connect', connect)
      client.off('error', heard)
      client.off('close', close)
      signal.removeEventListener('abort', abort)
      done()
    }
    const connect = () => settle(resolve)
    const close = () => settle(() => reject(failure ?? Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
    const abort = () => settle(() => reject(failure ?? signal.reason))
    client.on('connect', connect)
    client.on('error', heard)
    client.on('close', close)
    signal.addEventListener('abort', abort, { once: true })
    if (signal.aborted) abort()
  })
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** What every transport is built from, put together once. */
import type { Logger } from 'pino'
import type { Clock } from '../clock'
import type { Inference } from '../inference/api'
import { type CameraNames, createCameraNames } from '../media/camera-names'
import { createFrameFeed, type FrameFeed } from '../media/frame-feed'
import { createOverlayFeed, type OverlayFeed } from '../media/overlay-feed'
import { createSnapshots, type TakeSnapshot } from '../media/snapshots'
import type { Runtime } from '../runtime'
import type { Burn } from '../services/burn'
import type { Events } from '../services/events'
import { type Connections, createConnections } from './connections'
import { createErrorText, type ErrorText } from './error-text'
import { type ConnectionLimits, createLimits } from './limits'

export type EdgeOptions = {
  runtime: Runtime
  inference: Inference
  events: Events
  burn: Burn
  /** Absolute folder of messages/<locale>/errors.json. */
  messagesDir: string
  limits?: ConnectionLimits
  /** Names under which the server answers, besides addresses, localhost and PUBLIC_URL's (server/auth/hosts.ts). */
  hostNames: ReadonlySet<string>
  clock: Clock
  log: Logger
}

export type Edge = Omit<EdgeOptions, 'messagesDir' | 'limits' | 'burn'> & {
  names: CameraNames
  feed: FrameFeed
  overlays: OverlayFeed
  takeSnapshot: TakeSnapshot
  connections: Connections
  errorText: ErrorText
  stop(): void
}

export function createEdge(options: EdgeOptions): Edge {
  const { runtime, inference, events, burn, messagesDir, limits, hostNames, clock, log } = options
  const { services } = runtime
  const names = createCameraNames({ services, events, log })
  const feed = createFrameFeed({ inference, nameOf: names.of })
  const connections = createConnections({ limits: createLimits(limits), clock, log })
  const unlisten = events.on('sessionsChanged', () => void connections.recheck())
  return {
    runtime,
    inference,
    events,
    hostNames,
    clock,
    log,
    names,
    feed,
    overlays: createOverlayFeed({ feed, burn, nameOf: names.of, log }),
    takeSnapshot: createSnapshots({ services, inference, burn }),
    connections,
    errorText: createErrorText(messagesDir),
    stop() {
      unlisten()
      connections.stop()
      feed.stop()
      names.stop()
    },
  }
}

/** What every transport is built from, put together once. */
import type { Logger } from 'pino'
import type { Clock } from '../clock'
import type { Events } from '../events/bus'
import { createFrameFeed, type FrameFeed } from '../frames/frame-feed'
import { createOverlayFeed, type OverlayFeed } from '../frames/overlay-feed'
import { createSnapshots, type TakeSnapshot } from '../frames/snapshots'
import type { Inference } from '../inference/api'
import type { Runtime } from '../runtime'
import type { Burn } from '../services/burn'
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

export type Edge = Omit<EdgeOptions, 'messagesDir' | 'limits' | 'burn' | 'inference'> & {
  feed: FrameFeed
  overlays: OverlayFeed
  takeSnapshot: TakeSnapshot
  connections: Connections
  errorText: ErrorText
  stop(): void
}

export function createEdge(options: EdgeOptions): Edge {
  const { runtime, inference, events, burn, messagesDir, limits, hostNames, clock, log } = options
  const { verbs, cameras } = runtime
  const nameOf = (cameraId: string) => cameras.of(cameraId)?.name ?? cameraId
  const feed = createFrameFeed({ inference, nameOf })
  const connections = createConnections({ limits: createLimits(limits), clock, log })
  // A camera that moved to another place may be somebody else's now.
  const unlisten = [events.on('access:changed', look), events.on('camera:list', look)]
  function look() {
    void connections.recheck()
  }
  return {
    runtime,
    events,
    hostNames,
    clock,
    log,
    feed,
    overlays: createOverlayFeed({ feed, burn, nameOf, log }),
    takeSnapshot: createSnapshots({ verbs, inference, burn, clock }),
    connections,
    errorText: createErrorText(messagesDir),
    stop() {
      for (const stop of unlisten) stop()
      connections.stop()
      feed.stop()
    },
  }
}

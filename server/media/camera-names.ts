/** What each camera is called, at hand without a query: messages and captions carry the name. */
import type { Logger } from 'pino'
import type { Principal } from '../contract/user'
import type { Services } from '../services/api'
import type { Events } from '../services/events'

/** The server itself, where it reads what every signed-in person may read. */
export const SYSTEM: Principal = { userId: 'system', name: 'system', role: 'viewer' }

export type CameraNames = {
  /** The id itself while the name is not known yet. */
  of(cameraId: string): string
  /** Reads the names again; resolves when they are read. */
  refresh(): Promise<void>
  stop(): void
}

export function createCameraNames(deps: {
  services: Pick<Services, 'cameras'>
  events: Events
  log: Logger
}): CameraNames {
  let names = new Map<string, string>()
  async function refresh() {
    try {
      names = new Map((await deps.services.cameras.list(SYSTEM)).map(({ id, name }) => [id, name]))
    } catch (error) {
      deps.log.warn({ err: error }, 'camera names could not be read')
    }
  }
  const stop = deps.events.on('camerasChanged', () => void refresh())
  return { of: (cameraId) => names.get(cameraId) ?? cameraId, refresh, stop }
}

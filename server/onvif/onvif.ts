/** What the services ask of ONVIF. */
import type { CameraLogin, CameraStream, FoundCamera } from '../contract/onvif'
import { AppError } from '../errors'
import { discover } from './discover'
import { readStreams } from './read-streams'

/** Cameras that are asked at once. */
const MAX_ASKED = 4

export type Onvif = {
  discover(): Promise<FoundCamera[]>
  /** Throws busy, and what `readStreams` throws. */
  streams(login: CameraLogin): Promise<CameraStream[]>
}

export function createOnvif(threadEntry: string): Onvif {
  let asked = 0
  /** Whoever asks while the network is being asked gets the same answer. */
  let looking: Promise<FoundCamera[]> | null = null
  return {
    discover() {
      looking ??= discover().finally(() => {
        looking = null
      })
      return looking
    },
    async streams(login) {
      if (asked >= MAX_ASKED) throw new AppError('busy')
      asked++
      try {
        return await readStreams(threadEntry, login)
      } finally {
        asked--
      }
    },
  }
}

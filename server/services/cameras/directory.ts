/** Name and place of every camera and who runs it, at hand without a query: for captions, messages, and who may hear of what. */
import type { Logger } from 'pino'
import type { Events } from '../../events/bus'
import type { PrismaClient } from '../../store/generated/client'
import { coalesce } from '../coalesce'
import type { Leases } from '../leases/leases'

export type CameraDirectory = {
  /** Name of the other server that runs the camera; null when there is none. */
  elsewhere(cameraId: string): string | null
  /** Null: no such camera, as far as is known yet. */
  of(cameraId: string): { name: string; place: string } | null
  /** Reads it again; resolves when it is read. */
  refresh(): Promise<void>
  stop(): void
}

type Deps = { prisma: PrismaClient; events: Events; leases: Pick<Leases, 'elsewhere'>; log: Logger }

export function createCameraDirectory(deps: Deps): CameraDirectory {
  let known = new Map<string, { name: string; place: string }>()
  const read = coalesce(async () => {
    const rows = await deps.prisma.camera.findMany({ select: { id: true, name: true, place: true } })
    known = new Map(rows.map(({ id, ...rest }) => [id, rest]))
  })
  const stop = deps.events.on('camera:list', () => {
    read('all').catch((error: unknown) => deps.log.warn({ err: error }, 'camera names could not be read'))
  })
  return {
    elsewhere: deps.leases.elsewhere,
    of: (cameraId) => known.get(cameraId) ?? null,
    refresh: () => read('all'),
    stop,
  }
}

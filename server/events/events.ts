/** Every event of the program, one row each: what it carries and who hears of it. `server` rows never leave the program. */
import { z } from 'zod'
import type { CameraAction, SiteAction } from '../access/actions'
import { alertView } from '../contract/alert'
import { cameraStatus } from '../contract/camera'
import { incidentView } from '../contract/incident'
import { jobView } from '../contract/job'

/** The camera that an event is about. Without `place` the camera's present one counts. */
export type About = { cameraId: string | null; place?: string }

type Audience<P> =
  /** Parts of the program itself. */
  | 'server'
  /** Everybody who is signed in. */
  | 'everyone'
  /** Whoever may do this with the camera; with `subscribed`, only those who asked for that camera. */
  | { may: CameraAction; about(payload: P): About; subscribed?: true }
  /** Whoever may do this on the site, and the person whom it is about. */
  | { may: SiteAction; owner(payload: P): string }

type Row<S extends z.ZodType> = {
  schema: S
  audience: Audience<z.output<S>>
  /** It is told on every server of the database: pages there hear what happened here. What each notices by itself is not. */
  everywhere?: true
}
const event = <S extends z.ZodType>(row: Row<S>): Row<S> => row

const alertAudience = {
  may: 'alert.read',
  about: (raised: { cameraId: string | null; cameraPlace: string }) => ({
    cameraId: raised.cameraId,
    place: raised.cameraPlace,
  }),
} as const

export const EVENTS = {
  'alert:raised': event({ schema: alertView, audience: alertAudience, everywhere: true }),
  'alert:updated': event({ schema: alertView, audience: alertAudience, everywhere: true }),
  /** One began, another firing joined it, or somebody did something about it. */
  'incident:changed': event({ schema: incidentView, audience: alertAudience, everywhere: true }),
  /** What the engine reports, completed: disabled cameras, model errors, since when. */
  'camera:status': event({
    schema: cameraStatus,
    audience: { may: 'camera.read', about: ({ cameraId }) => ({ cameraId }), subscribed: true },
  }),
  /** Cameras were added, changed or removed, or somebody may see others now: read the list again. */
  'camera:list': event({ schema: z.null(), audience: 'everyone' }),
  /** Rules were added, changed or removed, on this server or another: read the list again. */
  'rule:list': event({ schema: z.null(), audience: 'everyone' }),
  /** A job was added, goes on, or has ended. */
  'job:progress': event({
    schema: jobView,
    audience: { may: 'job.read', owner: ({ owner }) => owner },
    everywhere: true,
  }),
  /** Something that happened on another server may not have been told: read lists again. */
  'events:missed': event({ schema: z.null(), audience: 'everyone', everywhere: true }),
  /** Somebody's role, grants or sessions changed: what is open is looked at again. */
  'access:changed': event({ schema: z.null(), audience: 'server' }),
}

export type EventName = keyof typeof EVENTS
export type EventPayload<N extends EventName> = z.output<(typeof EVENTS)[N]['schema']>

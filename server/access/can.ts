/** May `who` do this? The only place that says so; every verb, list, event, room, stream and file asks here. Pure. */
import { atLeast, type Grant, highest, lowest, type Principal, type Role } from '../contract/user'
import { ACTIONS, type Action, type CameraAction } from './actions'

/** What a question about a camera is about. An alert of a camera that is gone keeps the place it had. */
export type CameraResource = { cameraId: string | null; place: string }

/** The level somebody has on a camera: the best of role and grants, never above what a token was limited to. */
export function levelOn({ role, grants, cap }: Principal, camera: CameraResource): Role {
  const levels = grants.filter((grant) => covers(grant, camera)).map(({ level }) => level)
  return lowest(cap, highest(role, ...levels))
}

function covers({ scope }: Grant, { cameraId, place }: CameraResource): boolean {
  return 'place' in scope ? scope.place === place : scope.cameraId === cameraId
}

/** `camera` belongs to actions on cameras; without it the question is whether there could be one. */
export function can(who: Principal, action: Action, camera?: CameraResource): boolean {
  const { of, level } = ACTIONS[action]
  if (of === 'self') return true
  if (of === 'site') return atLeast(lowest(who.cap, who.role), level)
  if (camera) return atLeast(levelOn(who, camera), level)
  return atLeast(lowest(who.cap, highest(who.role, ...who.grants.map((grant) => grant.level))), level)
}

/** 'all', or the cameras and places that grants name: what a list, a count or a query may contain. */
export type CameraFilter = 'all' | { cameraIds: string[]; places: string[] }

/** Which cameras `who` may do this with. */
export function visibleCameras(who: Principal, action: CameraAction = 'camera.read'): CameraFilter {
  const { level } = ACTIONS[action]
  if (!atLeast(who.cap, level)) return { cameraIds: [], places: [] }
  if (atLeast(who.role, level)) return 'all'
  const grants = who.grants.filter((grant) => atLeast(grant.level, level))
  return {
    cameraIds: grants.flatMap(({ scope }) => ('place' in scope ? [] : [scope.cameraId])),
    places: grants.flatMap(({ scope }) => ('place' in scope ? [scope.place] : [])),
  }
}

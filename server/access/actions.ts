/**
 * Everything that may be asked of the program, and the least level that may ask it. `of` says whose level counts: the
 * one on the camera in question (grants count), the one on the whole site (the role alone), or none but being oneself.
 * `browser`: what touches credentials wants a browser's session; a token must not make its holder outlive it.
 */
import type { Role } from '../contract/user'

export const ACTIONS = {
  /** Name, place, state, counts. */
  'camera.read': { of: 'camera', level: 'aggregate' },
  /** Pictures, boxes, snapshots. */
  'camera.watch': { of: 'camera', level: 'viewer' },
  /** How often and how strictly it detects; a browser's pictures. */
  'camera.tune': { of: 'camera', level: 'operator' },
  'camera.edit': { of: 'camera', level: 'admin' },
  'alert.read': { of: 'camera', level: 'viewer' },
  'alert.handle': { of: 'camera', level: 'operator' },
  'rule.read': { of: 'camera', level: 'viewer' },
  'rule.edit': { of: 'camera', level: 'admin' },
  /** Schedules of a place; those of no place are the site's, and read by whoever sees some camera. */
  'schedule.read': { of: 'camera', level: 'viewer' },
  'schedule.edit': { of: 'camera', level: 'admin' },
  /** Recorded films of a place: one's own. */
  'film.use': { of: 'camera', level: 'operator' },
  /** Everybody's. */
  'film.any': { of: 'site', level: 'admin' },
  /** A camera that is not there yet: nobody can have a grant on it. */
  'camera.create': { of: 'site', level: 'admin' },
  'model.read': { of: 'site', level: 'none' },
  'model.edit': { of: 'site', level: 'admin' },
  'user.read': { of: 'site', level: 'admin' },
  'user.edit': { of: 'site', level: 'admin', browser: true },
  'audit.read': { of: 'site', level: 'admin' },
  /** One's own jobs: seen by everybody, changed by who may start their kind. */
  'job.own': { of: 'site', level: 'none' },
  /** Workflows that are kept for everybody. */
  'workflow.edit': { of: 'site', level: 'operator' },
  /** Everybody's, and the program's own. */
  'job.read': { of: 'site', level: 'admin' },
  'job.edit': { of: 'site', level: 'admin' },
  /** A backup holds everything, hashes of passwords too. */
  'backup.read': { of: 'site', level: 'admin', browser: true },
  'backup.edit': { of: 'site', level: 'admin' },
  /** Everybody's reports. */
  'report.any': { of: 'site', level: 'admin' },
  /** Where the language model is, and its key. */
  'assistant.edit': { of: 'site', level: 'admin' },
  /** Where notices of alerts go, and what became of them. */
  'notice.edit': { of: 'site', level: 'admin' },
  'config.read': { of: 'site', level: 'none' },
  'account.read': { of: 'self', level: 'none' },
  /** One's own password, tokens, sessions. */
  'account.edit': { of: 'self', level: 'none', browser: true },
} as const satisfies Record<string, { of: 'camera' | 'site' | 'self'; level: Role; browser?: true }>

export type Action = keyof typeof ACTIONS
type ActionOf<K> = { [A in Action]: (typeof ACTIONS)[A]['of'] extends K ? A : never }[Action]
export type CameraAction = ActionOf<'camera'>
export type SiteAction = ActionOf<'site' | 'self'>

export function isCameraAction(action: Action): action is CameraAction {
  return ACTIONS[action].of === 'camera'
}

export function needsBrowser(action: Action): boolean {
  return 'browser' in ACTIONS[action]
}

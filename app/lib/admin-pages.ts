/** The pages of administration and what each asks of its reader: one table for navigation and guards. */
import type { AdminKey } from '@/components/shell/nav-items'
import type { Action } from '@/server/access/actions'
import { can } from '@/server/access/can'
import type { Principal } from '@/server/contract/user'

/** Those about cameras open to who administers at least one; what they show, the verbs and `CameraView.may` narrow. */
export const ADMIN_PAGES = {
  cameras: 'camera.edit',
  models: 'model.edit',
  rules: 'rule.edit',
  schedules: 'schedule.edit',
  users: 'user.read',
  storage: 'backup.edit',
  notices: 'notice.edit',
  assistant: 'assistant.edit',
  jobs: 'job.read',
  audit: 'audit.read',
} as const satisfies Record<AdminKey, Action>

export function adminPagesOf(who: Principal): AdminKey[] {
  return (Object.keys(ADMIN_PAGES) as AdminKey[]).filter((page) => can(who, ADMIN_PAGES[page]))
}

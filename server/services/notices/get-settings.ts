import { z } from 'zod'
import { noticeSettingsView } from '../../contract/notices'
import { verb } from '../verb'
import { toSettingsView } from './settings-view'

export const getNoticeSettings = verb({
  name: 'notices.getSettings',
  method: 'GET',
  path: '/api/notices/settings',
  summary: 'Mail server, broker, private networks that may be asked, escalation. Passwords are in no answer.',
  action: 'notice.edit',
  input: z.strictObject({}),
  output: noticeSettingsView,
  run: (c) => toSettingsView(c),
})

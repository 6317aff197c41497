import { z } from 'zod'
import { ownNoticesView } from '../../contract/notices'
import { verb } from '../verb'
import { readOwn } from './own-view'

export const getOwnNotices = verb({
  name: 'notices.getOwn',
  method: 'GET',
  path: '/api/account/notices',
  summary: 'What you are told of alerts, when, and in which browsers.',
  action: 'account.read',
  input: z.strictObject({}),
  output: ownNoticesView,
  run: (c, { who }) => readOwn(c, who.userId),
})

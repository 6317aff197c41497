import type { Locale } from '@/server/contract/locale'
import type account from '../messages/en/account.json'
import type admin from '../messages/en/admin.json'
import type alerts from '../messages/en/alerts.json'
import type ask from '../messages/en/ask.json'
import type assistant from '../messages/en/assistant.json'
import type audit from '../messages/en/audit.json'
import type auth from '../messages/en/auth.json'
import type charts from '../messages/en/charts.json'
import type clips from '../messages/en/clips.json'
import type common from '../messages/en/common.json'
import type errors from '../messages/en/errors.json'
import type films from '../messages/en/films.json'
import type history from '../messages/en/history.json'
import type incidents from '../messages/en/incidents.json'
import type jobs from '../messages/en/jobs.json'
import type live from '../messages/en/live.json'
import type models from '../messages/en/models.json'
import type nav from '../messages/en/nav.json'
import type notices from '../messages/en/notices.json'
import type reports from '../messages/en/reports.json'
import type rules from '../messages/en/rules.json'
import type schedules from '../messages/en/schedules.json'
import type setup from '../messages/en/setup.json'
import type storage from '../messages/en/storage.json'
import type users from '../messages/en/users.json'
import type webcam from '../messages/en/webcam.json'
import type workshop from '../messages/en/workshop.json'
import type zones from '../messages/en/zones.json'

/** Makes every message key a type: a key that does not exist is an error before anybody sees it. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: {
      account: typeof account
      admin: typeof admin
      alerts: typeof alerts
      ask: typeof ask
      assistant: typeof assistant
      audit: typeof audit
      auth: typeof auth
      charts: typeof charts
      clips: typeof clips
      common: typeof common
      errors: typeof errors
      films: typeof films
      history: typeof history
      incidents: typeof incidents
      jobs: typeof jobs
      live: typeof live
      models: typeof models
      nav: typeof nav
      notices: typeof notices
      reports: typeof reports
      rules: typeof rules
      schedules: typeof schedules
      setup: typeof setup
      storage: typeof storage
      users: typeof users
      webcam: typeof webcam
      workshop: typeof workshop
      zones: typeof zones
    }
  }
}

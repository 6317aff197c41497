/** Notices: what the program tells people and other programs of alerts, and how. */
import { z } from 'zod'
import { LOCALES } from './locale'
import { severity } from './rule'
import { isTimeZone, MAX_QUIET, quietHours } from './schedule'

export const CHANNELS = ['webhook', 'email', 'push', 'mqtt'] as const
export const channel = z.enum(CHANNELS)
export type Channel = z.infer<typeof channel>

export const DELIVERY_STATES = ['waiting', 'sending', 'sent', 'failed', 'skipped'] as const
export const deliveryState = z.enum(DELIVERY_STATES)
export type DeliveryState = z.infer<typeof deliveryState>

/** Why a try failed. */
export const FAILURES = [
  'address',
  'unreachable',
  'certificate',
  'timed_out',
  'redirect',
  'status',
  'auth',
  'recipient',
  'gone',
  'secret_lost',
  'off',
  'overflow',
  'expired',
  'lost',
  'internal',
] as const
/** Why nothing was told. */
export const SKIPS = ['no_right', 'quiet', 'handled', 'filtered', 'removed'] as const
export const noticeReason = z.enum([...FAILURES, ...SKIPS])
export type NoticeReason = z.infer<typeof noticeReason>
export type Failure = (typeof FAILURES)[number]
export type Skip = (typeof SKIPS)[number]

const ids = z.array(z.uuid()).max(500)

/** Which alerts. */
export const noticeFilter = z.strictObject({
  /** The least. */
  severity,
  /** Null: of all cameras. */
  cameraIds: ids.nullable(),
  /** Null: of all rules. */
  ruleIds: ids.nullable(),
})
export type NoticeFilter = z.infer<typeof noticeFilter>
export const EVERY_ALERT: NoticeFilter = { severity: 'info', cameraIds: null, ruleIds: null }

/** Of oneself. */
export const ownNotices = z.strictObject({
  /** Also by e-mail, besides the browsers that take them. */
  email: z.boolean(),
  filter: noticeFilter,
  /** Nothing is told then. */
  quiet: z.array(quietHours.extend({ days: quietHours.shape.days.min(1) })).max(MAX_QUIET),
  /** Whose clock quiet hours go by, and times are told in. */
  timeZone: z.string().min(1).max(60).refine(isTimeZone),
  /** Critical alerts, and those that nobody handles, come in quiet hours too. */
  urgentAnyway: z.boolean(),
  locale: z.enum(LOCALES),
})
export type OwnNotices = z.infer<typeof ownNotices>

export const MAX_BROWSERS = 10
/** As a browser's PushSubscription has it. */
export const pushSubscription = z.strictObject({
  endpoint: z.url({ protocol: /^https$/ }).max(1_000),
  keys: z.strictObject({
    p256dh: z.string().regex(/^[A-Za-z0-9_-]{87,88}={0,2}$/),
    auth: z.string().regex(/^[A-Za-z0-9_-]{22,24}={0,2}$/),
  }),
})
export type PushSubscriptionJson = z.infer<typeof pushSubscription>
export const pushBrowser = z.strictObject({
  id: z.string(),
  agent: z.string(),
  createdAt: z.int(),
  /** sha256 of its endpoint, hex: by it a browser knows itself. */
  hash: z.string(),
})
export type PushBrowserView = z.infer<typeof pushBrowser>

export const ownNoticesView = z.strictObject({
  /** Null: nothing was ever set. */
  settings: ownNotices.nullable(),
  browsers: z.array(pushBrowser),
  email: z.strictObject({ address: z.string(), /** A mail server is set up. */ on: z.boolean() }),
  /** For PushManager.subscribe: the server's public key (VAPID), base64url. */
  pushKey: z.string(),
})
export type OwnNoticesView = z.infer<typeof ownNoticesView>

/** How a telling went that somebody waited for. */
export const noticeOutcome = z.strictObject({
  sent: z.boolean(),
  reason: noticeReason.nullable(),
  status: z.int().nullable(),
})
export type NoticeOutcome = z.infer<typeof noticeOutcome>

export const MAX_WEBHOOKS = 20
export const webhookDraft = z.strictObject({
  name: z.string().trim().min(1).max(80),
  url: z.url({ protocol: /^https?$/ }).max(1_000),
  filter: noticeFilter.default(EVERY_ALERT),
  enabled: z.boolean().default(true),
})
export type WebhookDraft = z.infer<typeof webhookDraft>
export const webhookPatch = z.strictObject({
  name: webhookDraft.shape.name.optional(),
  /** Masked secrets in it mean the stored ones. */
  url: webhookDraft.shape.url.optional(),
  filter: noticeFilter.optional(),
  enabled: z.boolean().optional(),
  /** Makes a new secret; the old one ends at once. */
  newSecret: z.literal(true).optional(),
})

/** What rests because it failed too often in a row. */
export const lanePause = z.strictObject({
  reason: noticeReason,
  status: z.int().nullable(),
  failures: z.int(),
  /** When it is tried again; null: when somebody says so. */
  until: z.int().nullable(),
})
export type LanePause = z.infer<typeof lanePause>

export const webhookView = z.strictObject({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  filter: noticeFilter,
  enabled: z.boolean(),
  createdAt: z.int(),
  paused: lanePause.nullable(),
})
export type WebhookView = z.infer<typeof webhookView>
/** The secret is told once: when it is made. */
export const webhookWithSecret = webhookView.extend({ secret: z.string().nullable() })

/** A secret is written only: absent keeps the stored one, '' takes it away. */
const secret = z.string().max(500).optional()
export const SMTP_SECURITY = ['tls', 'starttls', 'none'] as const
export const smtpSettings = z.strictObject({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  security: z.enum(SMTP_SECURITY),
  user: z.string().trim().max(200),
  password: secret,
  from: z.email().max(200),
})
export type SmtpSettings = z.infer<typeof smtpSettings>

const topic = z
  .string()
  .trim()
  .max(100)
  .regex(/^[^#+/\0$]+(\/[^#+/\0]+)*$/)
export const mqttSettings = z.strictObject({
  url: z.url({ protocol: /^mqtts?$/ }).max(300),
  user: z.string().trim().max(200),
  password: secret,
  /** Everything that is published begins with it. */
  topic,
  /** Where Home Assistant looks for devices; null: it is told nothing. */
  discovery: topic.nullable(),
})
export type MqttSettings = z.infer<typeof mqttSettings>

export const MAX_STEPS = 3
export const escalationStep = z.strictObject({
  afterMinutes: z.int().min(1).max(1_440),
  /** The least. */
  severity,
  userIds: z.array(z.uuid()).min(1).max(50),
})
export type EscalationStep = z.infer<typeof escalationStep>

export const MAX_RANGES = 50
export const outgoingRanges = z.strictObject({ ranges: z.array(z.string().trim().min(1).max(60)).max(MAX_RANGES) })
export const escalation = z.strictObject({ steps: z.array(escalationStep).max(MAX_STEPS) })

const stored = { hasPassword: z.boolean() }
export const noticeSettingsView = z.strictObject({
  smtp: smtpSettings
    .omit({ password: true })
    .extend({ ...stored, paused: lanePause.nullable() })
    .nullable(),
  mqtt: mqttSettings
    .omit({ password: true })
    .extend({ ...stored, paused: lanePause.nullable() })
    .nullable(),
  ranges: z.array(z.string()),
  steps: z.array(escalationStep),
  /** What links in notices begin with. */
  links: z.string(),
})
export type NoticeSettingsView = z.infer<typeof noticeSettingsView>

export const deliveryView = z.strictObject({
  id: z.string(),
  /** Null: a test. */
  alertId: z.string().nullable(),
  /** 0: it was raised; else which step of those nobody handled. */
  step: z.int(),
  channel,
  receiver: z.string(),
  state: deliveryState,
  /** How often it was begun; more than once: it may have arrived more than once. */
  attempts: z.int(),
  reason: noticeReason.nullable(),
  status: z.int().nullable(),
  createdAt: z.int(),
  /** Of one that waits: when it is tried again. */
  dueAt: z.int().nullable(),
  endedAt: z.int().nullable(),
})
export type DeliveryView = z.infer<typeof deliveryView>

/** Newest first; pass the last page's `next` as `before`. */
export const deliveryQuery = z.strictObject({
  state: deliveryState.optional(),
  channel: channel.optional(),
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const deliveryPage = z.strictObject({ items: z.array(deliveryView), next: z.string().nullable() })

/** How long things are kept. Null: for ever. */
import { z } from 'zod'

const days = (min: number) => z.int().min(min).max(3650).nullable()

/** Clips of alerts, by their severity; those that somebody pinned stay. */
const clipDays = { clipInfoDays: days(1), clipWarningDays: days(1), clipCriticalDays: days(1) }
export type ClipDays = { [key in keyof typeof clipDays]: number | null }

export const cameraClipDays = z.strictObject({ cameraId: z.string().min(1).max(64), ...clipDays })
export type CameraClipDays = z.infer<typeof cameraClipDays>
export const MAX_CAMERA_CLIPS = 200

export const retentionSettings = z.strictObject({
  /** Alerts with their pictures, handled or not. */
  alertDays: days(1),
  ...clipDays,
  /** Cameras whose clips are kept otherwise, each once; absent is none. Those of a camera that was removed go by the limits of all. */
  cameraClips: z
    .array(cameraClipDays)
    .max(MAX_CAMERA_CLIPS)
    .refine((all) => new Set(all.map(({ cameraId }) => cameraId)).size === all.length)
    .default([]),
  /** The most of the disk that clips may take, 0..1. The oldest go first, those of critical alerts and pinned ones last. */
  clipShare: z.number().min(0.01).max(0.95).nullable(),
  /** What rules are tried on: who did what where, by the second. */
  trackDays: days(1),
  /** Not less than a month: who has something to hide may not hide it at once. */
  auditDays: days(30),
  /** Recorded films with all that was found in them. */
  filmDays: days(1),
  /** Jobs that have ended. */
  jobDays: days(1),
  /** Sign-ins that have ended. */
  sessionDays: days(1),
  /** The most of the disk that pictures may take, those in reports included, 0..1. Only those of handled alerts are taken away for it. */
  pictureShare: z.number().min(0.01).max(0.95).nullable(),
})
export type RetentionSettings = z.infer<typeof retentionSettings>

/** What one run took away. */
export const retentionResult = z.strictObject({
  alerts: z.int(),
  /** Absent in what was stored before there were films. */
  films: z.int().default(0),
  pictures: z.int(),
  /** Absent in what was stored before there were clips. */
  clips: z.int().default(0),
  auditEntries: z.int(),
  jobs: z.int(),
  sessions: z.int(),
  /** Uploads and results of the workshop. */
  workshopFiles: z.int().default(0),
  /** Days of cameras that rules are tried on. */
  trackDays: z.int().default(0),
  /** Bytes of pictures that are left, of alerts and in reports. */
  pictureBytes: z.int(),
  clipBytes: z.int().default(0),
  /** Pictures still take more than their share: what is left belongs to alerts that nobody has handled, and to reports. */
  overShare: z.boolean(),
  /** The disk is nearly full. */
  diskLow: z.boolean(),
})
export type RetentionResult = z.infer<typeof retentionResult>

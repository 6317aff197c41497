/** What may go, as plain decisions. Pure. */
import type { ClipDays, RetentionSettings } from '../../contract/retention'
import type { Severity } from '../../contract/rule'

export const DEFAULT_RETENTION: RetentionSettings = {
  // Nobody's evidence goes before somebody has said how long it is kept.
  alertDays: null,
  // A clip takes as much room as a hundred pictures.
  clipInfoDays: 14,
  clipWarningDays: 30,
  clipCriticalDays: 90,
  cameraClips: [],
  clipShare: 0.25,
  // A rule is tried on a month, and today.
  trackDays: 32,
  auditDays: 730,
  // Of everything they take the most room.
  filmDays: 90,
  jobDays: 30,
  sessionDays: 30,
  pictureShare: 0.5,
}

/** Under this much of the disk free, 0..1, or this many bytes, it is called nearly full. */
const LOW_SHARE = 0.03
const LOW_BYTES = 2 * 1024 ** 3
const DAY_MS = 24 * 60 * 60 * 1000

/** What is older than this goes; null when all is kept. */
export function cutoff(days: number | null, nowMs: number): Date | null {
  return days === null ? null : new Date(nowMs - days * DAY_MS)
}

/** How long clips of a camera's alerts of a severity are kept, days: as is said of that camera, else of all. */
export function clipDays(severity: Severity, settings: RetentionSettings, cameraId: string): number | null {
  const limits: ClipDays = settings.cameraClips.find((own) => own.cameraId === cameraId) ?? settings
  return { info: limits.clipInfoDays, warning: limits.clipWarningDays, critical: limits.clipCriticalDays }[severity]
}

/** When something that began to be kept at `since` goes, ms; null when it does not. */
export function endOf(since: number, days: number | null): number | null {
  return days === null ? null : since + days * DAY_MS
}

/** Bytes of pictures that have to go. */
export function excessBytes(pictureBytes: number, diskBytes: number, share: number | null): number {
  return share === null ? 0 : Math.max(0, Math.ceil(pictureBytes - diskBytes * share))
}

/** Both: 3 % of a huge disk is a lot, and a small disk is not low from the start. */
export function isDiskLow({ freeBytes, diskBytes }: Disk): boolean {
  return freeBytes < diskBytes * LOW_SHARE && freeBytes < LOW_BYTES
}

export type Disk = { freeBytes: number; diskBytes: number }

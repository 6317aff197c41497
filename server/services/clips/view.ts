import { z } from 'zod'
import { type ClipView, clipFile } from '../../contract/clip'
import { errorCode } from '../../contract/errors'
import type { RetentionSettings } from '../../contract/retention'
import { clipDays, endOf } from '../../jobs/retention/policy'
import type { Alert, Clip } from '../../store/generated/client'

/**
 * As it is stored. leadMs: how much earlier than it was to begin its first picture was taken; early: why it ends before its time, which the
 * row does not say as long as it cannot be played.
 */
export const storedFile = clipFile.extend({ leadMs: z.number(), early: errorCode.nullable().catch(null).default(null) })

export function toClipView(
  clip: Clip,
  { clipAtMs, severity }: Pick<Alert, 'clipAtMs' | 'severity'>,
  retention: RetentionSettings,
): ClipView {
  // Of one that is not ready there is more than can be played.
  const stored = clip.state === 'ready' ? storedFile.parse(clip.file) : null
  const alertAtMs = stored && Math.max(0, Math.min((clipAtMs ?? 0) + stored.leadMs, stored.durationMs))
  return {
    state: clip.state,
    error: errorCode.nullable().catch(null).parse(clip.error),
    startsAt: clip.startsAt.getTime(),
    file: stored && clipFile.parse(withoutLead(stored)),
    alertAtMs,
    pinnedBy: clip.pinnedBy,
    expiresAt:
      clip.pinnedBy === null ? endOf(clip.startsAt.getTime(), clipDays(severity, retention, clip.cameraId)) : null,
  }
}

function withoutLead({ leadMs: _, early: __, ...file }: z.infer<typeof storedFile>) {
  return file
}

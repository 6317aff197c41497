import { z } from 'zod'
import { type ClipView, clipFile } from '../../contract/clip'
import { errorCode } from '../../contract/errors'
import type { RetentionSettings } from '../../contract/retention'
import { clipDays, endOf } from '../../jobs/retention/policy'
import type { Alert, Clip } from '../../store/generated/client'

/** As it is stored. leadMs: how much earlier than it was to begin its first picture was taken. */
export const storedFile = clipFile.extend({ leadMs: z.number() })

export function toClipView(
  clip: Clip,
  { clipAtMs, severity }: Pick<Alert, 'clipAtMs' | 'severity'>,
  retention: RetentionSettings,
): ClipView {
  const stored = storedFile.nullable().parse(clip.file)
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

function withoutLead({ leadMs: _, ...file }: z.infer<typeof storedFile>) {
  return file
}

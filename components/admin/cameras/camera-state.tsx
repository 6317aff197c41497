'use client'
import { useTranslations } from 'next-intl'
import { useErrorText } from '@/components/lib/use-error-text'
import { Badge, type BadgeVariant } from '@/components/ui/badge'
import type { CameraStatus } from '@/server/contract/camera'
import { RecordingState } from './recording-state'

const LOOKS: Record<CameraStatus['state'], { badge: BadgeVariant; dot: string }> = {
  disabled: { badge: 'muted', dot: 'bg-muted-foreground' },
  starting: { badge: 'info', dot: 'bg-info animate-pulse' },
  live: { badge: 'success', dot: 'bg-success' },
  reconnecting: { badge: 'warning', dot: 'bg-warning animate-pulse' },
  failed: { badge: 'critical', dot: 'bg-critical' },
  elsewhere: { badge: 'muted', dot: 'bg-muted-foreground' },
}

/** True when the machine cannot keep the interval that was asked for; a few percent are nobody's concern. */
export function isStretched(status: CameraStatus): boolean {
  return status.state === 'live' && status.stretch > 1.05
}

/** A camera's state with the reason in words, where there is one. */
export function CameraState({ status }: { status: CameraStatus }) {
  const t = useTranslations('admin.cameras')
  const errorText = useErrorText()
  const degraded = status.state === 'live' && status.code !== undefined
  const look = degraded ? LOOKS.reconnecting : LOOKS[status.state]
  return (
    <div className="min-w-0">
      <Badge variant={look.badge}>
        <span aria-hidden className={`size-1.5 rounded-full ${look.dot}`} />
        {t(`states.${status.state}`)}
      </Badge>
      {status.server && (
        <p className="mt-1 text-xs leading-snug text-muted-foreground">{t('runsOn', { server: status.server })}</p>
      )}
      {status.code && <p className="mt-1 text-xs leading-snug text-muted-foreground">{errorText(status.code)}</p>}
      {status.recording && (
        <div className="mt-1">
          <RecordingState status={status.recording} />
        </div>
      )}
    </div>
  )
}

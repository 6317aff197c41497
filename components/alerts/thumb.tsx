'use client'
import { ImageOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { cn } from '@/components/lib/cn'
import { useImageFailure } from '@/components/lib/use-image-failure'
import type { AlertView } from '@/server/contract/alert'
import type { Locale } from '@/server/contract/locale'

/** The picture as the camera saw it, for the page; in a language, with what was found drawn in, for a file that leaves. */
export function snapshotUrl(alertId: string, burnedIn?: Locale): string {
  const url = `/api/alerts/${encodeURIComponent(alertId)}/snapshot.jpg`
  return burnedIn ? `${url}?overlay=1&locale=${burnedIn}` : `${url}?overlay=0`
}

type Props = { alert: Pick<AlertView, 'id' | 'hasSnapshot' | 'cameraName'>; className?: string }

/** The evidence picture, or a sign that there is none. */
export function AlertThumb({ alert, className }: Props) {
  const t = useTranslations('alerts')
  const [failed, setFailed] = useState(false)
  const image = useImageFailure(() => setFailed(true))
  const frame = cn('shrink-0 rounded-sm bg-muted', className)
  if (!alert.hasSnapshot || failed) {
    return (
      <span
        role="img"
        aria-label={t(failed ? 'snapshotNotHere' : 'noSnapshot')}
        className={cn(frame, 'flex items-center justify-center')}
      >
        <ImageOff aria-hidden className="size-4 text-muted-foreground" />
      </span>
    )
  }
  return (
    <img
      src={snapshotUrl(alert.id)}
      alt={t('snapshotOf', { camera: alert.cameraName })}
      loading="lazy"
      decoding="async"
      {...image}
      className={cn(frame, 'object-cover')}
    />
  )
}

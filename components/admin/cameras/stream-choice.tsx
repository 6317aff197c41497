'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { CameraStream } from '@/server/contract/onvif'

/** The streams of a camera, each with what it costs to look at. */
export function StreamChoice({ streams, onUse }: { streams: CameraStream[]; onUse: (stream: CameraStream) => void }) {
  const t = useTranslations('admin.cameras.find')
  if (streams.length === 0) return <p className="text-sm text-muted-foreground">{t('noStreams')}</p>
  return (
    <ul aria-label={t('streams')} className="divide-y rounded-md border">
      {streams.map((stream) => {
        const { name, url, encoding, width, height, fps } = stream
        const size = width && height ? `${width} × ${height}` : t('unknownSize')
        return (
          <li key={`${name} ${url}`} className="flex items-center justify-between gap-3 px-3 py-2">
            <span className="min-w-0">
              <span className="block truncate text-sm font-medium">{name || url}</span>
              <span className="block text-xs text-muted-foreground tabular-nums">
                {[encoding, size, fps && t('fps', { fps })].filter(Boolean).join(' · ')}
              </span>
            </span>
            <Button size="sm" aria-label={`${t('use')}: ${name || url}`} onClick={() => onUse(stream)}>
              {t('use')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { CameraStream } from '@/server/contract/onvif'
import { pairStreams } from './pair-streams'

type Props = { streams: CameraStream[]; onUse: (stream: CameraStream, recording?: CameraStream) => void }

/** The streams of a camera, each with what it costs to look at, and which two of them go together. */
export function StreamChoice({ streams, onUse }: Props) {
  const t = useTranslations('admin.cameras.find')
  if (streams.length === 0) return <p className="text-sm text-muted-foreground">{t('noStreams')}</p>
  const pair = pairStreams(streams)
  return (
    <div className="flex flex-col gap-2">
      {pair && <Pair {...pair} onUse={() => onUse(pair.detection, pair.recording)} />}
      <Streams streams={streams} onUse={onUse} />
    </div>
  )
}

function Pair({
  detection,
  recording,
  onUse,
}: {
  detection: CameraStream
  recording: CameraStream
  onUse: () => void
}) {
  const t = useTranslations('admin.cameras.find')
  const nameOf = ({ name, url, width, height }: CameraStream) => `${name || url} (${width} × ${height})`
  return (
    <div className="flex items-center justify-between gap-3 rounded-md border bg-muted/40 px-3 py-2">
      <p className="min-w-0 text-sm">
        <span className="block truncate">{t('pairDetection', { stream: nameOf(detection) })}</span>
        <span className="block truncate">{t('pairRecording', { stream: nameOf(recording) })}</span>
        <span className="block text-xs text-muted-foreground">{t('pairHint')}</span>
      </p>
      <Button size="sm" className="shrink-0" onClick={onUse}>
        {t('useBoth')}
      </Button>
    </div>
  )
}

function Streams({ streams, onUse }: Props) {
  const t = useTranslations('admin.cameras.find')
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
            <Button
              size="sm"
              variant="outline"
              className="shrink-0"
              aria-label={`${t('use')}: ${name || url}`}
              onClick={() => onUse(stream)}
            >
              {t('use')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

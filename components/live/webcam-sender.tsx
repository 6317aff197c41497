'use client'
import { Square, Webcam } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useErrorText } from '@/components/lib/use-error-text'
import { BackTitle } from '@/components/ui/back-title'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import type { CameraView } from '@/server/contract/camera'
import { CountStrip } from './count-strip'
import { FeedProvider } from './feed'
import { countedIn, TileStage } from './tile'
import { useCameraStatuses, useCameras } from './use-cameras'
import { useTile } from './use-tile'
import { RESOLUTIONS, type Resolution, useWebcam, type WebcamState } from './use-webcam'

/** Sends this device's camera to a webcam source, and shows what the server made of it. */
export function WebcamSender({ cameraId, initial }: { cameraId: string; initial: CameraView[] }) {
  const { data: cameras = [] } = useCameras(initial)
  const camera = cameras.find(({ id }) => id === cameraId)
  const watched = camera?.enabled ? [cameraId] : []
  useCameraStatuses(watched)
  if (!camera) return null
  return (
    <FeedProvider cameraIds={watched}>
      <Sender camera={camera} />
    </FeedProvider>
  )
}

function Sender({ camera }: { camera: CameraView }) {
  const t = useTranslations('webcam')
  const video = useRef<HTMLVideoElement>(null)
  const [resolution, setResolution] = useState<Resolution>('640x480')
  const { state, start, stop } = useWebcam(camera.id, video)
  const tile = useTile(camera)
  const on = state.phase === 'sending' || state.phase === 'asking'
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 p-3 md:p-6">
      <PageHeader
        title={
          <BackTitle href={`/live/${encodeURIComponent(camera.id)}`} label={t('back')}>
            {t('title', { name: camera.name })}
          </BackTitle>
        }
        description={t('description')}
        actions={
          <>
            <Select value={resolution} disabled={on} onValueChange={(value) => setResolution(value as Resolution)}>
              <SelectTrigger aria-label={t('resolution')} className="w-36">
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {RESOLUTIONS.map((option) => (
                  <SelectItem key={option} value={option}>
                    {option.replace('x', ' × ')}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
            {on ? (
              <Button variant="outline" onClick={stop}>
                <Square aria-hidden />
                {t('stop')}
              </Button>
            ) : (
              <Button disabled={!camera.enabled} onClick={() => void start(resolution)}>
                <Webcam aria-hidden />
                {t('start')}
              </Button>
            )}
          </>
        }
      />
      <Problem state={state} enabled={camera.enabled} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Card className="overflow-hidden">
          <CardHeader className="min-h-12 flex-row items-center justify-between">
            <CardTitle>{t('own')}</CardTitle>
            <SendingBadge state={state} />
          </CardHeader>
          <div className="relative aspect-video bg-black">
            <video ref={video} muted playsInline aria-label={t('own')} className="size-full object-contain" />
            {!on && (
              <p className="absolute inset-0 flex items-center justify-center px-6 text-center text-[13px] text-white/75">
                {t('idle')}
              </p>
            )}
          </div>
        </Card>
        <Card className="overflow-hidden">
          <CardHeader className="min-h-12 flex-row items-center justify-between">
            <CardTitle>{t('result')}</CardTitle>
          </CardHeader>
          <article data-camera={camera.id} data-state={tile.state.kind} aria-label={camera.name}>
            <TileStage camera={camera} tile={tile} single className="aspect-video" />
          </article>
          <div className="flex h-9 items-center px-3">
            <div className="min-w-0 flex-1">
              <CountStrip counted={countedIn(tile)} />
            </div>
          </div>
        </Card>
      </div>
    </div>
  )
}

function SendingBadge({ state }: { state: WebcamState }) {
  const t = useTranslations('webcam')
  if (state.phase === 'asking') return <Badge variant="info">{t('asking')}</Badge>
  if (state.phase !== 'sending') return null
  return <Badge variant={state.error ? 'warning' : 'success'}>{t('sent', { count: state.sent })}</Badge>
}

function Problem({ state, enabled }: { state: WebcamState; enabled: boolean }) {
  const t = useTranslations('webcam')
  const errorText = useErrorText()
  if (!enabled) return <Callout kind="warning">{t('disabled')}</Callout>
  if (state.phase === 'problem') {
    return (
      <Callout kind="critical" title={t(`errors.${state.problem}.title`)}>
        {t(`errors.${state.problem}.text`)}
      </Callout>
    )
  }
  if (state.phase === 'sending' && state.error) {
    return <Callout kind="warning">{t('sendFailed', { reason: errorText(state.error) })}</Callout>
  }
  return null
}

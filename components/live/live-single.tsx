'use client'
import { Settings2, VideoOff, WandSparkles, Webcam } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { BehaviourBars } from '@/components/charts/behaviour-bars'
import { CountLines } from '@/components/charts/count-lines'
import { LabelBars } from '@/components/charts/label-bars'
import { useKeptFocus } from '@/components/lib/use-kept-focus'
import { BackTitle } from '@/components/ui/back-title'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { CameraView } from '@/server/contract/camera'
import type { FrameObject } from '@/server/contract/frame'
import { CameraFacts } from './camera-facts'
import { CountStage } from './count-tile'
import { DemoNotice } from './demo-notice'
import { FeedProvider } from './feed'
import { mayEdit, mayWatch } from './may'
import { RoomCheckLine } from './room-check-line'
import { countedIn, senderHref, TileStage } from './tile'
import { isMoving } from './tile-state'
import { isByLabel } from './told-by'
import { TuneCard } from './tune-card'
import { useCameraStatuses, useCameras } from './use-cameras'
import { useCounts } from './use-counts'
import { useStored } from './use-stored'
import { useTile } from './use-tile'
import { useToldBy } from './use-told-by'

type Props = { cameraId: string; initial: CameraView[] }

const NOBODY: readonly FrameObject[] = []

/** One camera: its picture as large as it gets, what is counted in it, and what can be adjusted. */
export function LiveSingle({ cameraId, initial }: Props) {
  const t = useTranslations('live')
  const { data: cameras = [], isFetching } = useCameras(initial)
  const isThis = ({ id }: CameraView) => id === cameraId
  // A list kept from an earlier page may not know a new camera yet: the server just did.
  const camera = cameras.find(isThis) ?? (isFetching ? initial.find(isThis) : undefined)
  const enabled = camera?.enabled ? [cameraId] : []
  const watch = camera !== undefined && mayWatch(camera)
  useCameraStatuses(enabled)
  useKeptFocus(String(camera !== undefined))
  if (!camera) return <Removed />
  return (
    <FeedProvider cameraIds={watch ? enabled : []}>
      <div className="flex flex-col gap-4 p-3 md:p-4">
        <PageHeader
          title={
            <BackTitle href="/live" label={t('single.back')}>
              {camera.name}
            </BackTitle>
          }
          description={camera.place || undefined}
          actions={<Links camera={camera} />}
        />
        <DemoNotice cameras={[camera]} />
        {watch ? <Panels camera={camera} /> : <CountPanels camera={camera} />}
      </div>
    </FeedProvider>
  )
}

function Panels({ camera }: { camera: CameraView }) {
  const t = useTranslations('live.single')
  const charts = useTranslations('charts')
  const tile = useTile(camera)
  const [stored, setStored] = useStored('sightline.live.keypoints')
  const objects = tile.drawn?.result.objects ?? NOBODY
  const hasKeypoints = objects.some((object) => object.keypoints)
  const told = useToldBy(objects, camera.modelId)
  const byLabel = isByLabel(told)
  // Counts of a picture that is no longer live are no counts of right now.
  const counted = isMoving(tile.state) ? countedIn(tile) : null
  const { width, height } = camera.status
  // One column on narrow screens, where the bars come right after the picture.
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="contents lg:flex lg:min-w-0 lg:flex-col lg:gap-4">
        <article
          data-camera={camera.id}
          data-state={tile.state.kind}
          aria-label={camera.name}
          className="overflow-hidden rounded-lg border bg-card"
        >
          <div
            className="mx-auto max-h-[72dvh] w-full max-w-[calc(72dvh*var(--ratio))] [aspect-ratio:var(--ratio)]"
            style={{ '--ratio': width > 0 && height > 0 ? width / height : 16 / 9 } as React.CSSProperties}
          >
            <TileStage
              camera={camera}
              tile={tile}
              single
              senderHref={senderHref(camera)}
              className="size-full"
              keypoints={stored === 'on'}
              setKeypoints={hasKeypoints ? (on) => setStored(on ? 'on' : 'off') : undefined}
            />
          </div>
        </article>
        <CountLines cameraId={camera.id} className="order-1 lg:order-none" />
      </div>
      <div className="contents lg:flex lg:min-w-0 lg:flex-col lg:gap-4">
        <Card>
          <CardHeader className="flex-row items-baseline justify-between">
            <CardTitle>{charts(byLabel ? 'bars.thingsTitle' : 'bars.title')}</CardTitle>
            <span className="text-xs text-muted-foreground">
              {counted ? t('people', { count: counted.people }) : t('notLive')}
            </span>
          </CardHeader>
          <CardContent>
            {byLabel ? (
              <LabelBars labels={told.labels} seen={counted && objects.map(({ class_name }) => class_name)} />
            ) : (
              <BehaviourBars counted={counted} />
            )}
            {camera.check && <RoomCheckLine {...camera} check={camera.check} />}
          </CardContent>
        </Card>
        <TuneCard camera={camera} className="order-2 lg:order-none" />
        <CameraFacts camera={camera} tile={tile} className="order-3 lg:order-none" />
      </div>
    </div>
  )
}

/** For those who may know the counts, not the pictures. */
function CountPanels({ camera }: { camera: CameraView }) {
  const t = useTranslations('live.single')
  const charts = useTranslations('charts')
  const counted = useCounts(camera.id)
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-[20rem_minmax(0,1fr)] xl:grid-cols-[22rem_minmax(0,1fr)]">
      <Card className="overflow-hidden">
        <CountStage camera={camera} counted={counted} className="h-36" />
        <CardHeader className="flex-row items-baseline justify-between">
          <CardTitle>{charts('bars.title')}</CardTitle>
          <span className="text-xs text-muted-foreground">
            {counted ? t('people', { count: counted.people }) : t('noCounts')}
          </span>
        </CardHeader>
        <CardContent>
          <BehaviourBars counted={counted} />
          {camera.check && <RoomCheckLine {...camera} check={camera.check} />}
        </CardContent>
      </Card>
      <CountLines cameraId={camera.id} />
    </div>
  )
}

function Links({ camera }: { camera: CameraView }) {
  const t = useTranslations('live.single')
  const sender = senderHref(camera)
  return (
    <>
      {sender && (
        <Button asChild variant="outline" size="sm">
          <Link href={sender}>
            <Webcam aria-hidden />
            {t('sendWebcam')}
          </Link>
        </Button>
      )}
      {camera.enabled && mayWatch(camera) && (
        <Button asChild variant="outline" size="sm">
          <Link href={`/workshop?camera=${encodeURIComponent(camera.id)}`}>
            <WandSparkles aria-hidden />
            {t('enhance')}
          </Link>
        </Button>
      )}
      {mayEdit(camera) && (
        <Button asChild variant="outline" size="sm">
          <Link href="/admin/cameras">
            <Settings2 aria-hidden />
            {t('settings')}
          </Link>
        </Button>
      )}
    </>
  )
}

function Removed() {
  const t = useTranslations('live.single')
  return (
    <EmptyState
      heading
      icon={VideoOff}
      title={t('removed')}
      action={
        <Button asChild variant="outline">
          <Link href="/live">{t('back')}</Link>
        </Button>
      }
    />
  )
}

'use client'
import { Gauge, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { cn } from '@/components/lib/cn'
import { useErrorText } from '@/components/lib/use-error-text'
import { Badge } from '@/components/ui/badge'
import type { CameraView } from '@/server/contract/camera'
import { atLeast } from '@/server/contract/user'
import { countTold } from '@/server/rules/count-told'
import { countUnsure } from '@/server/rules/counts'
import { useAgeText } from './age-text'
import { type Counted, CountStrip } from './count-strip'
import { PictureStage } from './picture-stage'
import { slowedTo } from './slowed-to'
import { isMoving } from './tile-state'
import { TileTools } from './tile-tools'
import { TileVeil } from './tile-veil'
import { useStored } from './use-stored'
import { type Tile, useTile } from './use-tile'

/** One camera in the grid: picture, name, state, counts. */
export function CameraTile({ camera }: { camera: CameraView }) {
  const tile = useTile(camera)
  return (
    <article
      data-camera={camera.id}
      data-state={tile.state.kind}
      aria-label={camera.name}
      className="group flex min-w-0 flex-col overflow-hidden rounded-lg border bg-card"
    >
      <TileStage camera={camera} tile={tile} senderHref={senderHref(camera)} className="aspect-video" />
      <TileFooter camera={camera}>
        <CountStrip counted={countedIn(tile)} />
      </TileFooter>
    </article>
  )
}

/** Name and place, then the counts. */
export function TileFooter({ camera, children }: { camera: CameraView; children: ReactNode }) {
  return (
    <footer className="flex h-9 items-center gap-3 px-2.5">
      <Link
        href={`/live/${encodeURIComponent(camera.id)}`}
        className="max-w-[45%] min-w-0 shrink-0 truncate text-[13px] font-medium hover:underline"
      >
        {camera.name}
        {camera.place && <span className="ml-1.5 font-normal text-muted-foreground">{camera.place}</span>}
      </Link>
      <div className="min-w-0 flex-1">{children}</div>
    </footer>
  )
}

/** Nothing of a picture that is no longer live: its counts are no counts of right now. */
export function countedIn({ state, drawn }: Tile): Counted | null {
  if (!drawn || !(isMoving(state) || state.kind === 'paused')) return null
  const { objects, behavior_counts: counts } = drawn.result
  return { ...countTold(objects), counts, unsure: countUnsure(objects) }
}

/** The page that sends a webcam's pictures, for those who may send. */
export function senderHref({ id, sourceKind, may }: CameraView): string | null {
  return sourceKind === 'webcam' && atLeast(may, 'operator') ? `/webcam/${encodeURIComponent(id)}` : null
}

/** While nobody wants to see them. */
const NO_ZONES: CameraView['zones'] = []

type StageProps = {
  camera: CameraView
  tile: Tile
  /** Where a webcam's pictures are sent from: null for those who may not send; absent on that very page. */
  senderHref?: string | null
  className?: string
  single?: boolean
  keypoints?: boolean
  setKeypoints?: (on: boolean) => void
}

/** The picture with everything that lies over it. Always dark around the picture, whatever the theme. */
export function TileStage(props: StageProps) {
  const { camera, tile, senderHref, className, single = false, keypoints = false, setKeypoints } = props
  const stage = useRef<HTMLDivElement>(null)
  const [stored, setStored] = useStored('sightline.live.zones')
  const showZones = stored !== 'off'
  const moving = isMoving(tile.state)
  const dim = !moving && tile.state.kind !== 'paused'
  return (
    <div ref={stage} className={cn('group dark relative overflow-hidden bg-black text-foreground', className)}>
      <div className={cn('absolute inset-0 transition-[filter] duration-300', dim && 'brightness-50 grayscale')}>
        <PictureStage
          cameraId={camera.id}
          cameraName={camera.name}
          paused={tile.paused}
          keypoints={keypoints}
          zones={showZones ? camera.zones : NO_ZONES}
          onDrawn={tile.onDrawn}
        />
      </div>
      <TileVeil state={tile.state} ageMs={tile.ageMs} senderHref={senderHref} />
      <div className="pointer-events-none absolute inset-x-1.5 bottom-1.5 flex items-end gap-1.5">
        <Notices camera={camera} shown={moving} />
        {tile.state.kind === 'live' && tile.ageMs !== null && <AgeBadge ageMs={tile.ageMs} />}
      </div>
      <TileTools
        camera={camera}
        tile={tile}
        stage={stage}
        single={single}
        keypoints={keypoints}
        setKeypoints={setKeypoints ?? null}
        zones={showZones}
        setZones={camera.zones.length > 0 ? (on) => setStored(on ? 'on' : 'off') : null}
      />
    </div>
  )
}

function AgeBadge({ ageMs }: { ageMs: number }) {
  const t = useTranslations('live.tile')
  const ageText = useAgeText()
  return (
    <span
      className="ml-auto shrink-0 rounded-sm bg-black/65 px-1.5 py-0.5 text-[11px] leading-4 whitespace-nowrap text-white/90"
      title={t('ageHint')}
    >
      {ageText(ageMs)}
    </span>
  )
}

/** A live picture whose detection is degraded or slowed down says so. */
function Notices({ camera, shown }: { camera: CameraView; shown: boolean }) {
  const t = useTranslations('live.tile')
  const format = useFormatter()
  const errorText = useErrorText()
  if (!shown) return null
  const { code } = camera.status
  const seconds = slowedTo(camera.status)
  return (
    <div className="flex min-w-0 flex-col items-start gap-1">
      {code && (
        <Badge variant="warning" className="h-auto min-h-5.5 py-0.5 whitespace-normal" role="status">
          <TriangleAlert aria-hidden />
          {errorText(code)}
        </Badge>
      )}
      {seconds !== null && (
        <Badge variant="warning" className="h-auto min-h-5.5 py-0.5 whitespace-normal" title={t('busyHint')}>
          <Gauge aria-hidden />
          {t('busy', { seconds: format.number(seconds, { maximumSignificantDigits: 2 }) })}
        </Badge>
      )}
    </div>
  )
}

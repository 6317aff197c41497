'use client'
import { Camera, Expand, Maximize, Minimize, Pause, PersonStanding, Play, Shapes } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ComponentProps, type RefObject, useCallback } from 'react'
import { cn } from '@/components/lib/cn'
import type { CameraView } from '@/server/contract/camera'
import { useFullScreen } from './use-full-screen'
import type { Tile } from './use-tile'

type Props = {
  camera: CameraView
  tile: Tile
  stage: RefObject<HTMLElement | null>
  /** The single view shows its tools all the time and links nowhere. */
  single: boolean
  keypoints: boolean
  setKeypoints: ((on: boolean) => void) | null
  zones: boolean
  /** Null: the camera has none. */
  setZones: ((on: boolean) => void) | null
}

/** Buttons over the picture: shown on hover and focus; where there is no mouse, the few that lead to the others. */
export function TileTools({ camera, tile, stage, single, keypoints, setKeypoints, zones, setZones }: Props) {
  const t = useTranslations('live.tile')
  const fullScreen = useFullScreen(stage)
  const { paused, setPaused } = tile
  const named = useCallback((action: string) => t('named', { action, name: camera.name }), [t, camera.name])
  const still = tile.drawn === null
  return (
    <div
      className={cn(
        'absolute top-1.5 right-1.5 flex gap-1 transition-opacity',
        !single && 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100',
      )}
    >
      {single && setZones && (
        <Tool label={named(t('zones'))} pressed={zones} onClick={() => setZones(!zones)}>
          <Shapes aria-hidden />
        </Tool>
      )}
      {setKeypoints && (
        <Tool label={named(t('keypoints'))} pressed={keypoints} onClick={() => setKeypoints(!keypoints)}>
          <PersonStanding aria-hidden />
        </Tool>
      )}
      <Tool
        className={cn(toolClasses, !single && '[@media(hover:none)]:hidden')}
        label={named(paused ? t('resume') : t('pause'))}
        disabled={still}
        onClick={() => setPaused(!paused)}
      >
        {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
      </Tool>
      {!still && (
        <a
          href={`/snapshot.jpg?camera=${encodeURIComponent(camera.id)}&overlay=1`}
          download={`${camera.name}.jpg`}
          aria-label={named(t('snapshot'))}
          title={t('snapshot')}
          className={cn(toolClasses, !single && '[@media(hover:none)]:hidden')}
        >
          <Camera aria-hidden />
        </a>
      )}
      {fullScreen.supported && (
        <Tool label={named(fullScreen.active ? t('exitFullScreen') : t('fullScreen'))} onClick={fullScreen.toggle}>
          {fullScreen.active ? <Minimize aria-hidden /> : <Maximize aria-hidden />}
        </Tool>
      )}
      {!single && (
        <Link
          href={`/live/${encodeURIComponent(camera.id)}`}
          aria-label={named(t('open'))}
          title={t('open')}
          className={toolClasses}
        >
          <Expand aria-hidden />
        </Link>
      )}
    </div>
  )
}

const toolClasses =
  'inline-flex size-8 items-center justify-center rounded-md bg-black/65 text-white hover:bg-black/85 disabled:opacity-50 aria-pressed:bg-primary aria-pressed:text-primary-foreground [&_svg]:size-4'

function Tool({ label, pressed, ...props }: ComponentProps<'button'> & { label: string; pressed?: boolean }) {
  return (
    <button type="button" aria-label={label} title={label} aria-pressed={pressed} className={toolClasses} {...props} />
  )
}

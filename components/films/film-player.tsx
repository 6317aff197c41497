'use client'
import { Pause, Play, Scan, SkipBack, SkipForward, StepBack, StepForward, WandSparkles } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { durationText } from '@/components/lib/duration'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { Slider } from '@/components/ui/slider'
import type { FilmFile } from '@/server/contract/film'
import { nextEvent } from './next-event'
import type { Player } from './use-player'
import { usePlayerKeys } from './use-player-keys'

const SPEEDS = [0.25, 0.5, 1, 2, 4] as const

type Props = {
  video: Pick<FilmFile, 'width' | 'height' | 'durationMs'> & {
    src: string
    name: string
    /** When its first picture was taken, Unix ms. */
    startsAt: number
  }
  player: Player
  /** Moments one can jump to, rising, ms. */
  events: readonly number[]
  /** J and K go to them, where the page has no other use of these keys. */
  eventKeys?: boolean
  /** Where a picture of it is made better; absent: nowhere. */
  enhance?: (atMs: number) => string
  /** More that can be done with it. */
  children?: ReactNode
}

/** The film with the boxes of each picture, and what moves it. */
export function FilmPlayer({ video, player, events, eventKeys = false, enhance, children }: Props) {
  const t = useTranslations('films.player')
  const { bind, canvas, shot, playing, boxes, setBoxes, failure, broken, goingTo, seek, toggle, step } = player
  const [speed, setSpeed] = useState(1)
  const { width, height, durationMs } = video
  const atMs = shot?.atMs ?? 0
  const jump = (by: 1 | -1) => {
    const there = nextEvent(events, goingTo(), by)
    if (there !== undefined) seek(there)
  }
  usePlayerKeys({
    toggle,
    step,
    ...(eventKeys && { jump }),
    seek: (by) => seek(goingTo() + by),
    seekTo: (share) => seek(share * durationMs),
  })
  useEffect(() => {
    if (bind.ref.current) bind.ref.current.playbackRate = speed
  }, [bind.ref, speed])
  return (
    <figure className="min-w-0 overflow-hidden rounded-lg border bg-card">
      <div className="relative max-h-[70dvh] w-full bg-black" style={{ aspectRatio: `${width} / ${height}` }}>
        <video
          {...bind}
          src={video.src}
          muted
          playsInline
          preload="auto"
          aria-label={video.name}
          className="absolute inset-0 size-full object-contain"
        />
        <canvas
          ref={canvas}
          aria-hidden
          data-testid="film-picture"
          onClick={toggle}
          className="absolute inset-0 size-full"
        />
        {broken && (
          <div className="absolute inset-x-4 top-1/3 mx-auto max-w-md">
            <Callout kind="critical">{t('broken')}</Callout>
          </div>
        )}
      </div>
      <figcaption className="flex flex-col gap-2 border-t px-3 py-2.5">
        <Slider
          aria-label={t('position')}
          aria-valuetext={durationText(atMs)}
          min={0}
          max={Math.max(1, Math.round(durationMs))}
          step={10}
          value={[Math.round(atMs)]}
          onValueChange={([value = 0]) => seek(value)}
        />
        <div className="flex flex-wrap items-center gap-1">
          <IconButton
            label={t('earlierEvent')}
            keys={eventKeys ? 'J' : ''}
            disabled={events.length === 0}
            onClick={() => jump(-1)}
          >
            <SkipBack aria-hidden />
          </IconButton>
          <IconButton label={t('stepBack')} keys="," onClick={() => step(-1)}>
            <StepBack aria-hidden />
          </IconButton>
          <IconButton label={playing ? t('pause') : t('play')} keys={t('space')} onClick={toggle}>
            {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
          </IconButton>
          <IconButton label={t('stepOn')} keys="." onClick={() => step(1)}>
            <StepForward aria-hidden />
          </IconButton>
          <IconButton
            label={t('laterEvent')}
            keys={eventKeys ? 'K' : ''}
            disabled={events.length === 0}
            onClick={() => jump(1)}
          >
            <SkipForward aria-hidden />
          </IconButton>
          <Clock atMs={atMs} durationMs={durationMs} startsAt={video.startsAt} />
          <span className="ml-auto flex flex-wrap items-center gap-2">
            {enhance && (
              <Button asChild variant="outline" size="sm">
                <Link href={enhance(atMs)}>
                  <WandSparkles aria-hidden />
                  {t('enhance')}
                </Link>
              </Button>
            )}
            <Select value={String(speed)} onValueChange={(value) => setSpeed(Number(value))}>
              <SelectTrigger aria-label={t('speed')} className="h-8 w-20">
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {SPEEDS.map((each) => (
                  <SelectItem key={each} value={String(each)}>
                    {each}×
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
            <Button
              variant="outline"
              size="sm"
              aria-pressed={boxes}
              className="aria-pressed:bg-accent aria-pressed:text-accent-foreground"
              onClick={() => setBoxes(!boxes)}
            >
              <Scan aria-hidden />
              {t('boxes')}
            </Button>
          </span>
        </div>
        {children}
        {failure !== null && <p className="text-xs text-warning">{t('boxesMissing')}</p>}
        <p className="text-xs text-muted-foreground max-sm:hidden">{t(eventKeys ? 'keys' : 'keysPlain')}</p>
      </figcaption>
    </figure>
  )
}

type IconButtonProps = { label: string; keys: string; disabled?: boolean; onClick: () => void; children: ReactNode }

function IconButton({ label, keys, disabled = false, onClick, children }: IconButtonProps) {
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      title={keys ? `${label} (${keys})` : label}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </Button>
  )
}

/** Where it is in the film, and when that was. */
function Clock({ atMs, durationMs, startsAt }: { atMs: number; durationMs: number; startsAt: number }) {
  const format = useFormatter()
  return (
    <span className="ml-1 text-xs whitespace-nowrap text-muted-foreground tabular-nums">
      <span className="text-foreground">{durationText(atMs)}</span> / {durationText(durationMs)}
      <span className="ml-2 max-sm:hidden">{format.dateTime(startsAt + atMs, { timeStyle: 'medium' })}</span>
    </span>
  )
}

'use client'
import { EyeOff, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/lib/cn'
import { useErrorText } from '@/components/lib/use-error-text'
import type { CameraView } from '@/server/contract/camera'
import { type Counted, CountStrip } from './count-strip'
import { TileFooter } from './tile'
import { useCounts } from './use-counts'

/** One camera in the grid for those who may know its counts, not its pictures. */
export function CountTile({ camera }: { camera: CameraView }) {
  const counted = useCounts(camera.id)
  return (
    <article
      data-camera={camera.id}
      data-state="counts"
      aria-label={camera.name}
      className="flex min-w-0 flex-col overflow-hidden rounded-lg border bg-card"
    >
      <CountStage camera={camera} counted={counted} className="aspect-video" />
      <TileFooter camera={camera}>
        <CountStrip counted={counted} />
      </TileFooter>
    </article>
  )
}

type StageProps = { camera: CameraView; counted: Counted | null; className?: string }

/** Stands where the picture would: how many there are, and why there is no picture. */
export function CountStage({ camera, counted, className }: StageProps) {
  const t = useTranslations('live')
  const errorText = useErrorText()
  const { code } = camera.status
  return (
    <div
      className={cn(
        'flex flex-col items-center justify-center gap-2 border-b bg-muted px-4 text-center text-muted-foreground',
        className,
      )}
    >
      <p className="flex items-center gap-2 text-3xl font-semibold text-foreground tabular-nums" title={t('people')}>
        <Users aria-hidden className="size-6 text-muted-foreground" />
        <span className="sr-only">{t('people')}</span>
        {counted ? counted.people : '–'}
      </p>
      {!camera.enabled && <p className="text-xs">{t('tile.disabledHint')}</p>}
      {camera.enabled && code && <p className="text-xs text-warning">{errorText(code)}</p>}
      <p className="flex items-center gap-1.5 text-xs leading-relaxed">
        <EyeOff aria-hidden className="size-3.5 shrink-0" />
        {t('countsOnly')}
      </p>
    </div>
  )
}

'use client'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Badge, type BadgeVariant } from '@/components/ui/badge'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { CameraView } from '@/server/contract/camera'
import { useAgeText } from './age-text'
import type { TileState } from './tile-state'
import type { Tile } from './use-tile'

const VARIANT: Record<TileState['kind'], BadgeVariant> = {
  live: 'success',
  paused: 'info',
  connecting: 'muted',
  elsewhere: 'muted',
  'waiting-browser': 'muted',
  slow: 'warning',
  stuck: 'warning',
  cut: 'warning',
  'no-signal': 'critical',
  disabled: 'muted',
}

/** Figures of one camera. What has not been measured is a dash, never a zero. */
export function CameraFacts({ camera, tile, className }: { camera: CameraView; tile: Tile; className?: string }) {
  const t = useTranslations('live.facts')
  const format = useFormatter()
  const ageText = useAgeText()
  const { status, intervalMs } = camera
  const result = tile.drawn?.result
  const ms = (value: number) => t('ms', { ms: format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 }) })
  const detects = camera.modelId !== null
  return (
    <Card className={className}>
      <CardHeader className="flex-row items-center justify-between">
        <CardTitle>{t('title')}</CardTitle>
        <Badge variant={VARIANT[tile.state.kind]}>{t(`states.${tile.state.kind}`)}</Badge>
      </CardHeader>
      <CardContent className="py-2">
        <dl className="divide-y text-[13px]">
          <Fact name={t('age')}>{tile.ageMs === null ? '–' : ageText(tile.ageMs)}</Fact>
          <Fact name={t('fps')}>{result ? format.number(result.fps, { maximumFractionDigits: 1 }) : '–'}</Fact>
          <Fact name={t('size')}>{result ? `${result.width} × ${result.height}` : '–'}</Fact>
          <Fact name={t('inference')}>{detects && result ? ms(result.inference_ms) : '–'}</Fact>
          <Fact name={t('interval')} hint={t('intervalHint')}>
            {detects && result
              ? t('intervalOf', { effective: ms(status.effectiveIntervalMs || intervalMs), wanted: ms(intervalMs) })
              : '–'}
          </Fact>
          <Fact name={t('things')} hint={t('thingsHint')}>
            {detects && camera.livingOnly && result ? format.number(result.things?.length ?? 0) : '–'}
          </Fact>
          <Fact name={t('dropped')} hint={t('droppedHint')}>
            {t('drops', {
              server: format.number(status.dropped),
              page: tile.drawn ? format.number(tile.drawn.dropped) : '–',
            })}
          </Fact>
          <Fact name={t('frame')}>{result ? <span className="font-mono">{result.frame_index}</span> : '–'}</Fact>
        </dl>
      </CardContent>
    </Card>
  )
}

function Fact({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-1.5" title={hint}>
      <dt className="shrink-0 text-muted-foreground">{name}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </div>
  )
}

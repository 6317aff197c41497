'use client'
/** What lies over the picture when it is not a live one: in words, never a frozen picture that looks alive. */
import { Ban, CirclePause, LoaderCircle, TriangleAlert, VideoOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from '@/components/lib/cn'
import { useErrorText } from '@/components/lib/error-text'
import { Badge } from '@/components/ui/badge'
import { useAgeText } from './age-text'
import { useStreamState } from './feed'
import type { TileState } from './tile-state'

type Props = { state: TileState; ageMs: number | null }

export function TileVeil({ state, ageMs }: Props) {
  const t = useTranslations('live.tile')
  const errorText = useErrorText()
  const ageText = useAgeText()
  const stream = useStreamState()
  const hasPicture = ageMs !== null
  const age = hasPicture ? ageText(ageMs) : ''
  switch (state.kind) {
    case 'live':
      return null
    case 'paused':
      return (
        <Badge variant="info" className="absolute top-2 left-2">
          <CirclePause aria-hidden />
          {t('paused')} · {age}
        </Badge>
      )
    case 'stale':
      return (
        <Badge variant="warning" className="absolute top-2 left-2" role="status">
          <TriangleAlert aria-hidden />
          {stream.phase === 'open' ? t('stale') : t('streamLost')} · {age}
        </Badge>
      )
    case 'no-signal':
      return (
        <Words veil={hasPicture} icon={<VideoOff aria-hidden className="size-6" />} title={t('noSignal')}>
          {state.code && <p>{errorText(state.code)}</p>}
          {hasPicture && <p className="mt-1 text-muted-foreground">{t('lastPicture', { age })}</p>}
        </Words>
      )
    case 'connecting': {
      const code = stream.phase === 'waiting' ? stream.code : null
      return (
        <Words icon={<LoaderCircle aria-hidden className="size-6 animate-spin" />} title={t('connecting')}>
          {code && <p>{errorText(code)}</p>}
        </Words>
      )
    }
    case 'disabled':
      return (
        <Words veil={hasPicture} icon={<Ban aria-hidden className="size-6" />} title={t('disabled')}>
          <p>{t('disabledHint')}</p>
        </Words>
      )
  }
}

type WordsProps = { icon: ReactNode; title: string; veil?: boolean; children?: ReactNode }

function Words({ icon, title, veil = false, children }: WordsProps) {
  return (
    <div
      role="status"
      className={cn(
        'absolute inset-0 flex flex-col items-center justify-center gap-2 overflow-hidden px-4 text-center text-foreground',
        veil && 'bg-black/70',
      )}
    >
      <span className="text-muted-foreground">{icon}</span>
      <p className="text-sm font-medium">{title}</p>
      <div className="max-w-sm text-xs leading-relaxed text-muted-foreground">{children}</div>
    </div>
  )
}

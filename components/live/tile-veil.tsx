'use client'
/** What lies over the picture when it is not a live one: in words, never a frozen picture that looks alive. */
import { Ban, CirclePause, LoaderCircle, Server, Snail, TriangleAlert, Unplug, VideoOff, Webcam } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from '@/components/lib/cn'
import { useErrorText } from '@/components/lib/use-error-text'
import { Badge, type BadgeVariant } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { useAgeText } from './age-text'
import { useStreamState } from './feed'
import type { TileState } from './tile-state'

type Props = {
  state: TileState
  ageMs: number | null
  /** The page that sends a webcam's pictures; null for those who may not open it, undefined on that page itself. */
  senderHref: string | null | undefined
}

export function TileVeil({ state, ageMs, senderHref }: Props) {
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
        <Corner variant="info" icon={<CirclePause aria-hidden />} age={age}>
          {t('paused')}
        </Corner>
      )
    case 'slow':
      return (
        <Corner variant="warning" icon={<Snail aria-hidden />} age={age}>
          {t('slow')}
        </Corner>
      )
    case 'stuck':
      return (
        <Corner variant="warning" icon={<TriangleAlert aria-hidden />} age={age}>
          {t('stuck')}
        </Corner>
      )
    case 'cut':
      return (
        <Corner variant="warning" icon={<Unplug aria-hidden />} age={age}>
          {t('cut')}
        </Corner>
      )
    case 'no-signal':
      return (
        <Words
          veil={hasPicture}
          icon={<VideoOff aria-hidden className="size-6" />}
          title={hasPicture ? t('signalLost') : t('noSignal')}
        >
          {state.code && <p>{errorText(state.code)}</p>}
          {hasPicture && <p className="mt-1 text-muted-foreground">{t('lastPicture', { age })}</p>}
        </Words>
      )
    case 'elsewhere':
      return (
        <Words veil={hasPicture} icon={<Server aria-hidden className="size-6" />} title={t('elsewhere')}>
          <p>{t('elsewhereHint', { server: state.server })}</p>
        </Words>
      )
    case 'waiting-browser':
      return (
        <Words veil={hasPicture} icon={<Webcam aria-hidden className="size-6" />} title={t('waitingBrowser')}>
          {senderHref !== undefined && <p>{t('waitingBrowserHint')}</p>}
          {senderHref && (
            <Button asChild size="sm" variant="secondary" className="mt-2">
              <Link href={senderHref}>{t('openSender')}</Link>
            </Button>
          )}
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

type CornerProps = { variant: BadgeVariant; icon: ReactNode; age: string; children: ReactNode }

/** Over a picture that can still be seen. The age is not read out: it changes all the time. */
function Corner({ variant, icon, age, children }: CornerProps) {
  return (
    <Badge variant={variant} className="absolute top-2 left-2">
      {icon}
      <span role="status">{children}</span> · {age}
    </Badge>
  )
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

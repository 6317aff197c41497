'use client'
import { ImageOff, MoveHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { EmptyState } from '@/components/ui/empty-state'

type Props = { before: string; after: string; width: number; height: number }

/** The picture as it was and as it is now, one over the other; a slider moves the border between them. */
export function BeforeAfter({ before, after, width, height }: Props) {
  const t = useTranslations('workshop')
  const id = useId()
  const [percent, setPercent] = useState(50)
  const [failed, setFailed] = useState(false)
  if (failed) {
    return (
      <EmptyState icon={ImageOff} title={t('gone')}>
        {t('goneText')}
      </EmptyState>
    )
  }
  return (
    <div className="bg-black">
      <div
        className="relative mx-auto max-h-[70dvh] max-w-[calc(70dvh*var(--ratio))] overflow-hidden bg-black [aspect-ratio:var(--ratio)]"
        style={{ '--ratio': width / height } as React.CSSProperties}
      >
        <img src={after} alt={t('afterAlt')} onError={() => setFailed(true)} className="absolute inset-0 size-full" />
        <img
          src={before}
          alt={t('beforeAlt')}
          onError={() => setFailed(true)}
          className="absolute inset-0 size-full"
          style={{ clipPath: `inset(0 ${100 - percent}% 0 0)` }}
        />
        <span
          aria-hidden
          className="absolute inset-y-0 flex w-0.5 -translate-x-1/2 items-center justify-center bg-white shadow-[0_0_4px_rgb(0_0_0/0.6)]"
          style={{ left: `${percent}%` }}
        >
          <span className="flex size-8 shrink-0 items-center justify-center rounded-full bg-white text-black shadow-[0_0_6px_rgb(0_0_0/0.5)]">
            <MoveHorizontal className="size-4" />
          </span>
        </span>
        <span aria-hidden className="absolute top-2 left-2 rounded-sm bg-black/65 px-1.5 py-0.5 text-xs text-white">
          {t('before')}
        </span>
        <span aria-hidden className="absolute top-2 right-2 rounded-sm bg-black/65 px-1.5 py-0.5 text-xs text-white">
          {t('after')}
        </span>
        {/* The whole picture is the slider: dragged with the mouse, moved with the arrow keys. */}
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          value={percent}
          aria-label={t('slider')}
          onChange={(event) => setPercent(Number(event.target.value))}
          className="absolute inset-0 size-full cursor-ew-resize opacity-0 [&:focus-visible]:-outline-offset-2 [&:focus-visible]:opacity-100"
          style={{ appearance: 'none', background: 'transparent' }}
        />
      </div>
    </div>
  )
}

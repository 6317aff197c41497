'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { cn } from '@/components/lib/cn'
import type { CameraView } from '@/server/contract/camera'

/** The camera's newest picture, clean, with what is drawn over it. Without one, areas can be drawn all the same. */
export function ZonePicture({ camera, turn, children }: { camera: CameraView; turn: number; children: ReactNode }) {
  const t = useTranslations('zones')
  const { width, height } = camera.status
  const [ratio, setRatio] = useState(width > 0 && height > 0 ? width / height : 16 / 9)
  const [state, setState] = useState<'loading' | 'here' | 'none'>('loading')
  return (
    <div
      className="dark relative mx-auto max-h-[72dvh] w-full max-w-[calc(72dvh*var(--ratio))] overflow-hidden bg-black text-foreground [aspect-ratio:var(--ratio)]"
      style={{ '--ratio': ratio } as React.CSSProperties}
    >
      <img
        key={turn}
        src={`/snapshot.jpg?camera=${encodeURIComponent(camera.id)}&overlay=0&turn=${turn}`}
        alt={t('picture', { camera: camera.name })}
        draggable={false}
        className={cn('absolute inset-0 size-full select-none', state !== 'here' && 'opacity-0')}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
          setRatio(naturalWidth / naturalHeight)
          setState('here')
        }}
        onError={() => setState('none')}
      />
      {state === 'none' && (
        <p className="absolute inset-x-4 bottom-3 text-center text-[13px] text-muted-foreground">{t('noPicture')}</p>
      )}
      {children}
    </div>
  )
}

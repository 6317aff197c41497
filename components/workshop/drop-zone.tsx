'use client'
import { ImageUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { cn } from '@/components/lib/cn'
import { Button } from '@/components/ui/button'

const ACCEPT = 'image/jpeg,image/png,image/webp,image/tiff,image/gif,image/avif'

/** Where pictures are dropped, or chosen with the keyboard. */
export function DropZone({ busy, onFiles }: { busy: boolean; onFiles: (files: File[]) => void }) {
  const t = useTranslations('workshop')
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button inside does the same.
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (!busy) onFiles([...event.dataTransfer.files])
      }}
      className={cn(
        'flex flex-col items-center gap-2 rounded-md border border-dashed border-input px-4 py-6 text-center',
        over && 'border-primary bg-accent/50',
      )}
    >
      <ImageUp className="size-6 text-muted-foreground" aria-hidden />
      <p className="text-sm">{t('drop')}</p>
      <Button variant="outline" size="sm" busy={busy} onClick={() => picker.current?.click()}>
        {t('chooseFiles')}
      </Button>
      <p className="max-w-md text-xs leading-relaxed text-pretty text-muted-foreground">{t('dropHint')}</p>
      <input
        ref={picker}
        type="file"
        accept={ACCEPT}
        multiple
        hidden
        aria-label={t('chooseFiles')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file may be chosen again after it failed.
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </div>
  )
}

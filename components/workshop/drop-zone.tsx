'use client'
import { ImageUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { FILM_ENDINGS, isFilm } from '@/components/films/is-film'
import { cn } from '@/components/lib/cn'
import { Button } from '@/components/ui/button'

const PICTURES = ['image/jpeg', 'image/png', 'image/webp', 'image/tiff', 'image/gif', 'image/avif']

type Props = {
  busy: boolean
  onFiles: (files: File[]) => void
  /** A film was dropped; null where nobody may have films analysed. */
  onFilm: ((film: File) => void) | null
}

/** Where pictures, or a film, are dropped, or chosen with the keyboard. */
export function DropZone({ busy, onFiles, onFilm }: Props) {
  const t = useTranslations('workshop')
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  function take(files: File[]): void {
    const film = onFilm && files.find(isFilm)
    if (film) onFilm(film)
    else if (files.length > 0) onFiles(files)
  }
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
        if (!busy) take([...event.dataTransfer.files])
      }}
      className={cn(
        'flex flex-col items-center gap-2 rounded-md border border-dashed border-input px-4 py-6 text-center',
        over && 'border-primary bg-accent/50',
      )}
    >
      <ImageUp className="size-6 text-muted-foreground" aria-hidden />
      <p className="text-sm">{t(onFilm ? 'dropAny' : 'drop')}</p>
      <Button variant="outline" size="sm" busy={busy} onClick={() => picker.current?.click()}>
        {t('chooseFiles')}
      </Button>
      <div className="max-w-md text-xs leading-relaxed text-pretty text-muted-foreground">
        <p>{t('dropHint')}</p>
        {onFilm && <p>{t('filmHint')}</p>}
      </div>
      <input
        ref={picker}
        type="file"
        accept={[...PICTURES, ...(onFilm ? ['video/*', ...FILM_ENDINGS] : [])].join()}
        multiple
        hidden
        aria-label={t('chooseFiles')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file may be chosen again after it failed.
          event.target.value = ''
          take(files)
        }}
      />
    </div>
  )
}

'use client'
import { Clapperboard } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useSizeText } from '@/components/lib/use-size-text'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FILM_ENDINGS } from './is-film'

const ACCEPT = ['video/*', ...FILM_ENDINGS].join()

type Props = { file: File | null; error: string | undefined; onFile: (file: File) => void }

/** The film of this device that is to be sent, in words of the page: the browser's own field has the browser's. */
export function FileField({ file, error, onFile }: Props) {
  const t = useTranslations('films.form')
  const sizeText = useSizeText()
  const picker = useRef<HTMLInputElement>(null)
  return (
    <Field label={t('file')} hint={t('fileHint')} error={error} className="sm:col-span-2">
      {(control) => (
        <div className="flex min-w-0 items-center gap-3">
          <Button {...control} variant="outline" onClick={() => picker.current?.click()}>
            <Clapperboard aria-hidden />
            {t('filePlaceholder')}
          </Button>
          {file && (
            <p className="flex min-w-0 gap-2 text-sm">
              <span className="truncate">{file.name}</span>
              <span className="shrink-0 text-muted-foreground">{sizeText(file.size)}</span>
            </p>
          )}
          <input
            ref={picker}
            type="file"
            accept={ACCEPT}
            hidden
            onChange={({ target }) => {
              const chosen = target.files?.[0]
              target.value = ''
              if (chosen) onFile(chosen)
            }}
          />
        </div>
      )}
    </Field>
  )
}

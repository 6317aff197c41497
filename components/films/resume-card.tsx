'use client'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useSizeText } from '@/components/lib/use-size-text'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card, CardContent } from '@/components/ui/card'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { FilmView } from '@/server/contract/film'
import { useRefreshFilms } from './use-films'
import { useSendFilm } from './use-send-film'

/** A film whose file was not sent to its end: it goes on with the same file. */
export function ResumeCard({ film, bytes }: { film: FilmView; bytes: number }) {
  const t = useTranslations('films')
  const sizeText = useSizeText()
  const refresh = useRefreshFilms()
  const input = useRef<HTMLInputElement>(null)
  const upload = useSendFilm()
  const other = useRef(false)
  const share = upload.share ?? film.received / bytes
  return (
    <Card>
      <CardContent className="flex flex-col gap-3 pt-4">
        <p>{t('resume.text', { received: sizeText(film.received), total: sizeText(bytes) })}</p>
        <ProgressBar label={t('sendingLabel')} share={share} />
        {upload.failure && <Callout kind="critical">{upload.failure}</Callout>}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('resume.choose')}
          onChange={async ({ target }) => {
            const file = target.files?.[0]
            target.value = ''
            other.current = file !== undefined && file.size !== bytes
            if (file && !other.current) await upload.send(film, file)
            await refresh()
          }}
        />
        {other.current && <p className="text-xs text-critical">{t('resume.other')}</p>}
        <Button className="self-start" busy={upload.share !== null} onClick={() => input.current?.click()}>
          {t('resume.choose')}
        </Button>
      </CardContent>
    </Card>
  )
}

'use client'
import { Clapperboard, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { call } from '@/components/lib/call'
import { useErrorText } from '@/components/lib/use-error-text'
import { useKeptFocus } from '@/components/lib/use-kept-focus'
import { BackTitle } from '@/components/ui/back-title'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { DeleteDialog } from '@/components/ui/delete-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { FilmView } from '@/server/contract/film'
import type { ClipToAnalyse, FilmChoices } from './film-choices'
import { FilmRow } from './film-row'
import { NewFilmDialog } from './new-film-dialog'
import { useFilms, useRefreshFilms } from './use-films'

type Props = {
  initial: FilmView[]
  choices: FilmChoices
  /** What the link that led here was about. */
  clip: ClipToAnalyse | null
  admin: boolean
}

/** Recorded films: add one, watch how far they are, open what was found. */
export function FilmsPage({ initial, choices, clip, admin }: Props) {
  const t = useTranslations('films')
  const errorText = useErrorText()
  const { films, error } = useFilms(initial)
  const refresh = useRefreshFilms()
  const rows = useRef<HTMLUListElement>(null)
  const router = useRouter()
  const [adding, setAdding] = useState(false)
  const [deleting, setDeleting] = useState<FilmView | null>(null)
  useKeptFocus(films.map(({ id }) => id).join(' '), rows)
  const add = (
    <Button onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={
          <BackTitle href="/workshop" label={t('toWorkshop')}>
            {t('title')}
          </BackTitle>
        }
        description={t('description')}
        actions={films.length > 0 && add}
      />
      {error && <Callout kind="warning">{errorText(error)}</Callout>}
      <Card className="overflow-hidden">
        {films.length === 0 ? (
          <EmptyState icon={Clapperboard} title={t('empty')} action={add}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <ul ref={rows} aria-label={t('title')} className="divide-y">
            {films.map((film) => (
              <FilmRow key={film.id} film={film} admin={admin} onDelete={() => setDeleting(film)} />
            ))}
          </ul>
        )}
      </Card>
      {adding && <NewFilmDialog choices={choices} onClose={() => setAdding(false)} />}
      {clip && <NewFilmDialog {...{ choices, clip }} onClose={() => router.replace('/workshop/films')} />}
      <DeleteDialog
        row={deleting}
        rows={films}
        title={(name) => t('deleteTitle', { name })}
        remove={async ({ id }) => {
          await call('DELETE /api/films/{id}', { id })
          await refresh()
        }}
        onClose={() => setDeleting(null)}
      >
        {t('deleteText')}
      </DeleteDialog>
    </>
  )
}

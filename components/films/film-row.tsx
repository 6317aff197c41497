'use client'
import { Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { durationText } from '@/components/lib/duration'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { FilmView } from '@/server/contract/film'
import { FilmProgress } from './film-progress'
import { FilmState, useFailureText } from './film-state'
import { isBusy } from './use-films'

/** One film: where and when it was taken, how far it is. */
export function FilmRow({ film, admin, onDelete }: { film: FilmView; admin: boolean; onDelete: () => void }) {
  const t = useTranslations('films')
  const common = useTranslations('common')
  const format = useFormatter()
  const failureText = useFailureText()
  const { id, name, place, startsAt, lessons, file, state, error, ownerName } = film
  return (
    <li data-row={id} className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-60 space-y-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/workshop/films/${encodeURIComponent(id)}`}
            className="min-w-0 font-medium break-words hover:underline"
          >
            {name}
          </Link>
          <FilmState state={state} />
        </div>
        <p className="flex flex-wrap gap-x-2 text-xs text-muted-foreground">
          {place && <span className="break-words">{place}</span>}
          <Time at={startsAt} />
          {lessons.length > 0 && <span className="break-words">{format.list(lessons)}</span>}
          {file && <span className="tabular-nums">{durationText(file.durationMs)}</span>}
          {admin && <span>{t('by', { name: ownerName })}</span>}
        </p>
        {isBusy(film) && <FilmProgress film={film} />}
        {state === 'failed' && error && <p className="text-xs text-critical">{failureText(error)}</p>}
      </div>
      <Button
        variant="ghost"
        size="icon-sm"
        title={common('delete')}
        aria-label={`${common('delete')}: ${name}`}
        onClick={onDelete}
      >
        <Trash2 aria-hidden />
      </Button>
    </li>
  )
}

'use client'
import { Clapperboard } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FilmChoices } from '@/components/films/film-choices'
import { NewFilmDialog } from '@/components/films/new-film-dialog'
import { JobList } from '@/components/jobs/job-list'
import { useJobs } from '@/components/jobs/use-jobs'
import { mayWatch } from '@/components/live/may'
import { Button } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import type { CameraView } from '@/server/contract/camera'
import type { Place } from './chosen'
import { NewJob } from './new-job'

type Props = {
  /** The reader: here everybody has their own, administrators too. */
  userId: string
  cameras: CameraView[]
  initial: Place | null
  /** What can be chosen for a film; null for who may not have films analysed. */
  films: FilmChoices | null
  /** The reader keeps workflows for everybody. */
  mayKeep: boolean
}

/** Jobs of the workshop; each has a page of its own. */
const KINDS: readonly string[] = ['enhance', 'analyse', 'export']

/** Pictures made more readable: a new job, and what became of the others. */
export function WorkshopPage({ userId, cameras, initial, films, mayKeep }: Props) {
  const t = useTranslations('workshop')
  const list = useJobs()
  const [film, setFilm] = useState<File | null>(null)
  const jobs = list.jobs.filter(({ kind, owner }) => KINDS.includes(kind) && owner === userId)
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          films && (
            <Button asChild variant="outline">
              <Link href="/workshop/films">
                <Clapperboard aria-hidden />
                {t('films')}
              </Link>
            </Button>
          )
        }
      />
      <NewJob
        cameras={cameras.filter(mayWatch)}
        {...{ initial, mayKeep }}
        onFilm={films && setFilm}
        onStarted={list.refresh}
      />
      <section className="flex flex-col gap-2">
        <h2 className="text-sm font-semibold">{t('jobs')}</h2>
        <JobList own list={{ ...list, jobs }} empty={{ title: t('empty'), text: t('emptyText') }} />
      </section>
      {film && films && <NewFilmDialog choices={films} file={film} onClose={() => setFilm(null)} />}
    </>
  )
}

'use client'
import { Clapperboard } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
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
  /** The reader may have recorded films analysed. */
  films: boolean
  /** The reader keeps workflows for everybody. */
  mayKeep: boolean
}

/** Pictures made more readable: a new job, and what became of the others. */
export function WorkshopPage({ userId, cameras, initial, films, mayKeep }: Props) {
  const t = useTranslations('workshop')
  const list = useJobs()
  const jobs = list.jobs.filter(({ kind, owner }) => kind === 'enhance' && owner === userId)
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
      <NewJob cameras={cameras.filter(mayWatch)} {...{ initial, mayKeep }} onStarted={list.refresh} />
      <section className="flex flex-col gap-2">
        <h2 className="text-sm font-semibold">{t('jobs')}</h2>
        <JobList list={{ ...list, jobs }} empty={{ title: t('empty'), text: t('emptyText') }} />
      </section>
    </>
  )
}
